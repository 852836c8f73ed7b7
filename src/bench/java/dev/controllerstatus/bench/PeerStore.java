package dev.controllerstatus.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A store in the shape of another product's: its tables, indexes and retention, with SQL of ours.
 */
interface PeerStore {
  /** What it is called in the table of figures. */
  String name();

  /** The tables and indexes, statements that end with a semicolon. */
  String schema();

  /** Everything that the product would have at the end of the year. */
  void fill(Connection store) throws Exception;

  /** The questions by name, with one parameter: the target, from 1. None where it has no answer. */
  Map<String, String> questions();

  /** Runs several statements. */
  static void run(Connection store, String statements) throws SQLException {
    try (Statement statement = store.createStatement()) {
      for (String each : statements.split(";")) {
        if (!each.isBlank()) {
          statement.execute(each);
        }
      }
    }
  }
}
