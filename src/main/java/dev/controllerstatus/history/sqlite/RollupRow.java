package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.rollup.Block;
import dev.controllerstatus.history.rollup.DamagedException;
import dev.controllerstatus.history.rollup.Tier;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;

/** Rows of the table of roll-ups, one for each block. */
final class RollupRow {
  private static final int NUMBER_BITS = 32;
  private static final int TIER_BITS = 2;
  // A clock may stand before 1970, and must not reach into the neighbour's keys.
  private static final long NUMBER = (1L << NUMBER_BITS) - 1;

  private RollupRow() {}

  /** Puts the blocks of a target and tier side by side, in the order of time. */
  static long key(long target, Tier tier, long number) {
    return (((target << TIER_BITS) | tier.code()) << NUMBER_BITS) + (number & NUMBER);
  }

  static long key(long target, Block block) {
    return key(target, block.tier(), block.number());
  }

  /** The number of the target in a key. */
  static long target(long key) {
    return key >> (NUMBER_BITS + TIER_BITS);
  }

  static Optional<Block> find(Sql sql, long key) throws SQLException {
    return sql
        .list("SELECT body FROM rollup WHERE key = ?", row -> decode(row.getBytes(1)), key)
        .stream()
        .findFirst();
  }

  static void put(Sql sql, long key, Block block) throws SQLException {
    sql.change("INSERT OR REPLACE INTO rollup (key, body) VALUES (?, ?)", key, block.encode());
  }

  /** A damaged block is as bad as any other damage of the file. */
  static Block decode(byte[] body) throws SQLException {
    try {
      return Block.decode(body);
    } catch (DamagedException e) {
      throw new SQLException(e.getMessage(), null, SQLiteErrorCode.SQLITE_CORRUPT.code);
    }
  }
}
