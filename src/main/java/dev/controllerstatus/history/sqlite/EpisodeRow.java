package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.Episode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Rows of the table of episodes. */
final class EpisodeRow {
  static final String SELECT = "SELECT number, id, since, until, body FROM episode ";

  private EpisodeRow() {}

  static Episode read(ResultSet row) throws SQLException {
    long until = row.getLong(4);
    boolean isOver = !row.wasNull();
    return new Episode(
        row.getString(2),
        Instant.ofEpochMilli(row.getLong(3)),
        isOver ? Instant.ofEpochMilli(until) : null,
        row.getString(5));
  }
}
