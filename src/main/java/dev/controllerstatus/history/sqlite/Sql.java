package dev.controllerstatus.history.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection, with values always bound and never written into statements. */
final class Sql implements AutoCloseable {
  private final Connection connection;

  /** What becomes of one row. */
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** Does something with each row, so that not all need to be in memory. */
  interface Each {
    void row(ResultSet row) throws SQLException;
  }

  /** Several statements that hold together. */
  interface Work {
    void run() throws SQLException;
  }

  Sql(Connection connection) {
    this.connection = connection;
  }

  <T> List<T> list(String query, Row<T> row, @Nullable Object... values) throws SQLException {
    List<T> found = new ArrayList<>();
    each(query, at -> found.add(row.of(at)), values);
    return found;
  }

  void each(String query, Each each, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = bound(query, values);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        each.row(rows);
      }
    }
  }

  /** The number that a query answers; zero where it answers none. */
  long number(String query, @Nullable Object... values) throws SQLException {
    return list(query, row -> row.getLong(1), values).stream().findFirst().orElse(0L);
  }

  /** Changes rows, and tells how many. */
  int change(String statement, @Nullable Object... values) throws SQLException {
    try (PreparedStatement bound = bound(statement, values)) {
      return bound.executeUpdate();
    }
  }

  /** A statement that is used again and again; the caller closes it. */
  PreparedStatement prepare(String statement) throws SQLException {
    return connection.prepareStatement(statement);
  }

  /** All of it or nothing. */
  void atomically(Work work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      work.run();
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      takeBack(e);
      throw e;
    }
    connection.setAutoCommit(true);
  }

  // Stays in the transaction when that fails too: whoever gets the exception closes the connection.
  private void takeBack(Exception why) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }

  private PreparedStatement bound(String text, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
