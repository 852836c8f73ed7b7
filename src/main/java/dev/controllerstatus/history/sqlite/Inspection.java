package dev.controllerstatus.history.sqlite;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** Looks through the file for damage. */
final class Inspection {
  private Inspection() {}

  /** Throws as SQLite does when it meets damage. */
  static void run(Sql sql) throws SQLException {
    for (String finding : sql.list("PRAGMA quick_check(1)", row -> row.getString(1))) {
      if (!finding.equals("ok")) {
        throw new SQLException(finding, null, SQLiteErrorCode.SQLITE_CORRUPT.code);
      }
    }
    sql.each("SELECT body FROM rollup", row -> RollupRow.decode(row.getBytes(1)));
  }
}
