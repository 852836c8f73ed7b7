package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.Discontinuity;
import dev.controllerstatus.history.Discontinuity.Cause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows of the table of discontinuities: id, cause, before, after. */
final class DiscontinuityRow {
  private DiscontinuityRow() {}

  static Discontinuity read(ResultSet row) throws SQLException {
    return new Discontinuity(
        row.getLong(1), cause(row.getString(2)), instant(row, 3), instant(row, 4));
  }

  // A word of another release, or a damaged one: that the record broke off there is true all the
  // same.
  private static Cause cause(String word) {
    try {
      return Cause.valueOf(word);
    } catch (IllegalArgumentException e) {
      return Cause.DAMAGED;
    }
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
