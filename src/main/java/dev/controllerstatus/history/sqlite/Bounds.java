package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.config.Settings;
import dev.controllerstatus.history.rollup.Tier;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Keeps the file within its bounds of age and size, a little at a time: a clock that was set wrong
 * for a while takes little with it, and nobody waits long.
 */
final class Bounds {
  // Hours of samples.
  private static final int BATCHES_AT_ONCE = 4;
  private static final int BLOCKS_AT_ONCE = 500;
  private static final int PAGES_AT_ONCE = 10_000;
  // The journal and what one more hour may bring.
  private static final long RESERVE = 8 << 20;
  private static final Duration AROUND_EPISODES = Duration.ofMinutes(10);

  // The youngest batch tells how far the roll-ups go.
  private static final String OLDEST_BATCHES =
      "SELECT first_id, last_id FROM batch b WHERE last_at < ?1"
          + " AND last_id < (SELECT max(last_id) FROM batch)";

  private static final String APART_FROM_EPISODES =
      " AND NOT EXISTS (SELECT 1 FROM episode e WHERE e.since - ?2 <= b.last_at"
          + " AND coalesce(e.until, "
          + Long.MAX_VALUE
          + ") + ?2 >= b.first_at)";

  private final Settings.History most;

  private record Range(long first, long last) {}

  Bounds(Settings.History most) {
    this.most = most;
  }

  /** Removes what is too old, and then the oldest as long as there is too much. */
  void keep(Sql sql, Instant now) throws SQLException {
    remove(sql, oldest(sql, now.minus(most.samples()), true));
    remove(sql, oldest(sql, now.minus(most.episodes()), false));
    removeBlocks(sql, now.minus(most.rollups()));
    long longAgo = now.minus(most.rollups()).toEpochMilli();
    sql.change("DELETE FROM episode WHERE until < ?", longAgo);
    sql.change("DELETE FROM discontinuity WHERE after < ?", longAgo);
    while (bytes(sql) > most.bytes() - RESERVE && removeOldest(sql, now)) {}
    tidy(sql);
  }

  private static List<Range> oldest(Sql sql, Instant before, boolean isApartFromEpisodes)
      throws SQLException {
    return sql.list(
        OLDEST_BATCHES
            + (isApartFromEpisodes ? APART_FROM_EPISODES : " AND ?2 IS NOT NULL")
            + " ORDER BY last_id LIMIT "
            + BATCHES_AT_ONCE,
        row -> new Range(row.getLong(1), row.getLong(2)),
        before.toEpochMilli(),
        AROUND_EPISODES.toMillis());
  }

  private static boolean remove(Sql sql, List<Range> batches) throws SQLException {
    for (Range batch : batches) {
      sql.atomically(
          () -> {
            sql.change("DELETE FROM sample WHERE id BETWEEN ? AND ?", batch.first(), batch.last());
            sql.change("DELETE FROM batch WHERE last_id = ?", batch.last());
            sql.change(
                "DELETE FROM place WHERE batch = ? AND target IN (SELECT id FROM target)",
                batch.last());
          });
    }
    return !batches.isEmpty();
  }

  private static void removeBlocks(Sql sql, Instant before) throws SQLException {
    for (long target : sql.list("SELECT id FROM target", row -> row.getLong(1))) {
      for (Tier tier : Tier.values()) {
        sql.change(
            "DELETE FROM rollup WHERE key >= ? AND key < ?",
            RollupRow.key(target, tier, 0),
            RollupRow.key(target, tier, tier.block(before)));
      }
    }
  }

  /** First samples without an episode, then the finest roll-ups, then the episodes' samples. */
  private boolean removeOldest(Sql sql, Instant now) throws SQLException {
    return remove(sql, oldest(sql, now, true))
        || removeOldestMinutes(sql)
        || remove(sql, oldest(sql, now, false));
  }

  private static boolean removeOldestMinutes(Sql sql) throws SQLException {
    return sql.change(
            "DELETE FROM rollup WHERE key IN (SELECT key FROM rollup WHERE (key >> 32) & 3 = ?"
                + " ORDER BY key & 4294967295 LIMIT ?)",
            Tier.MINUTE.code(),
            BLOCKS_AT_ONCE)
        > 0;
  }

  private static long bytes(Sql sql) throws SQLException {
    long used = sql.number("PRAGMA page_count") - sql.number("PRAGMA freelist_count");
    return used * sql.number("PRAGMA page_size");
  }

  /** Gives pages back to the disk, unless there are so few that they will be needed soon. */
  private static void tidy(Sql sql) throws SQLException {
    if (sql.number("PRAGMA freelist_count") > sql.number("PRAGMA page_count") / 5) {
      sql.each("PRAGMA incremental_vacuum(" + PAGES_AT_ONCE + ")", _ -> {});
    }
  }
}
