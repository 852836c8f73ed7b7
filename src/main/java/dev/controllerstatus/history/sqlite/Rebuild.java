package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.rollup.Block;
import dev.controllerstatus.history.rollup.BlockKey;
import dev.controllerstatus.history.rollup.Blocks;
import dev.controllerstatus.history.rollup.DamagedException;
import dev.controllerstatus.history.rollup.Rollup;
import dev.controllerstatus.target.TargetId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The roll-ups of a repaired file: from the damaged one, or anew where the samples tell more. */
final class Rebuild {
  // Samples of a batch, about as many as an hour brings.
  private static final int BATCH = 4096;

  private final Sql to;
  private final Names names = new Names();

  Rebuild(Sql to) {
    this.to = to;
  }

  void run(Rows from, Words words) throws SQLException {
    to.atomically(
        () ->
            from.each(
                "rollup",
                "key",
                "SELECT key, body FROM rollup WHERE key BETWEEN ? AND ? ORDER BY key",
                row -> copy(row, words)));
    for (long target : to.list("SELECT id FROM target", row -> row.getLong(1))) {
      to.atomically(() -> rollUp(target));
    }
    to.change(
        "INSERT INTO batch (last_id, first_id, first_at, last_at)"
            + " SELECT max(id), min(id), min(at), max(at) FROM sample GROUP BY id / "
            + BATCH);
    to.change("UPDATE target SET last_id = (SELECT max(id) FROM sample WHERE target = target.id)");
  }

  private void copy(ResultSet row, Words words) throws SQLException {
    TargetId target = words.targets().get(RollupRow.target(row.getLong(1)));
    try {
      Block block = Block.decode(row.getBytes(2));
      if (target != null) {
        RollupRow.put(to, RollupRow.key(names.target(to, target), block), block);
      }
    } catch (DamagedException e) {
      // The samples may tell the same once more.
    }
  }

  private void rollUp(long target) throws SQLException {
    Blocks blocks = new Blocks();
    to.each(
        SampleRow.SELECT + "WHERE s.target = ?",
        row ->
            SampleRow.read(row)
                .ifPresent(kept -> blocks.add(target, kept.sample().at(), kept.sample().outcome())),
        target);
    for (BlockKey key : blocks.keys()) {
      better(RollupRow.key(target, key.tier(), key.number()), blocks.find(key).orElseThrow());
    }
  }

  /** The old one lacks what was not rolled up yet, the new one what could not be read. */
  private void better(long key, Block anew) throws SQLException {
    Optional<Block> old = RollupRow.find(to, key);
    if (old.filter(block -> attempts(block) >= attempts(anew)).isEmpty()) {
      RollupRow.put(to, key, anew);
    }
  }

  private static long attempts(Block block) {
    return block.rollups().stream().mapToLong(Rollup::count).sum();
  }
}
