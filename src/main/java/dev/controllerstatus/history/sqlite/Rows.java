package dev.controllerstatus.history.sqlite;

import java.sql.SQLException;

/**
 * Reads a table of a damaged file by ranges of its key. A range that cannot be read is halved, down
 * to a few rows, so that damage costs little more than the pages it is on.
 */
final class Rows {
  private static final long SMALL = 8;
  // Ids leap at each start; a leap costs nothing to read, and damage that large is told anyway.
  private static final long WIDE = 1 << 14;
  // What lies behind a damaged root cannot be found by trying, only time be lost.
  private static final int FAILURES = 200_000;
  private static final int LEAPS = 2_000;

  private final Sql sql;
  private int failures;
  private int leaps;

  Rows(Sql sql) {
    this.sql = sql;
  }

  /**
   * Does something with each row that can be read, in the order of the key, and once.
   *
   * @param select takes the first and the last key, and sorts by the key
   */
  void each(String table, String key, String select, Sql.Each each) throws SQLException {
    long last = edge("SELECT max(%s) FROM %s".formatted(key, table), Long.MAX_VALUE >> 1);
    long next = edge("SELECT min(%s) FROM %s".formatted(key, table), 0);
    while (next <= last && leaps < LEAPS) {
      range(next, Math.min(last, next + WIDE - 1), select, each);
      next = following(table, key, next + WIDE);
    }
  }

  private void range(long first, long last, String select, Sql.Each each) throws SQLException {
    long[] seen = {first - 1};
    try {
      sql.each(
          select,
          row -> {
            seen[0] = row.getLong(1);
            each.row(row);
          },
          first,
          last);
    } catch (SQLException e) {
      if (!Troubles.isDamage(e)) {
        throw e;
      }
      halves(seen[0] + 1, last, select, each);
    }
  }

  private void halves(long first, long last, String select, Sql.Each each) throws SQLException {
    failures++;
    if (last - first >= SMALL && failures < FAILURES) {
      long middle = first + (last - first) / 2;
      range(first, middle, select, each);
      range(middle + 1, last, select, each);
    }
  }

  /** The next key there is, past whatever cannot be read. */
  private long following(String table, String key, long from) throws SQLException {
    String query = "SELECT min(%1$s) FROM %2$s WHERE %1$s >= ?".formatted(key, table);
    try {
      return sql.list(
              query, row -> row.getObject(1) == null ? Long.MAX_VALUE : row.getLong(1), from)
          .getFirst();
    } catch (SQLException e) {
      if (!Troubles.isDamage(e)) {
        throw e;
      }
      leaps++;
      return from;
    }
  }

  private long edge(String query, long otherwise) throws SQLException {
    try {
      return sql.number(query);
    } catch (SQLException e) {
      if (!Troubles.isDamage(e)) {
        throw e;
      }
      return otherwise;
    }
  }
}
