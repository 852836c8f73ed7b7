package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.rollup.Block;
import dev.controllerstatus.history.rollup.BlockKey;
import dev.controllerstatus.history.rollup.Blocks;
import dev.controllerstatus.history.rollup.DamagedException;
import dev.controllerstatus.history.rollup.Rollup;
import dev.controllerstatus.target.TargetId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The roll-ups of a repaired file: from the damaged one, or anew where the samples tell more. */
final class Rebuild {
  // Samples of a batch, about as many as an hour brings.
  private static final int BATCH = 4096;
  private static final Pattern ROLLUP = Pattern.compile("nb");

  private final Sql to;
  private final Names names = new Names();

  Rebuild(Sql to) {
    this.to = to;
  }

  void run(Scan from, Words words) throws SQLException, IOException {
    from.each(
        row -> {
          if (row.hasShape(ROLLUP)) {
            copy(row, words);
          }
        });
    for (long target : to.list("SELECT id FROM target", row -> row.getLong(1))) {
      to.atomically(() -> rollUp(target));
    }
    to.change(
        "INSERT INTO batch (last_id, first_id, first_at, last_at)"
            + " SELECT max(id), min(id), min(at), max(at) FROM sample GROUP BY id / "
            + BATCH);
    to.atomically(() -> Places.rebuild(to));
    to.change("UPDATE target SET last_id = (SELECT max(id) FROM sample WHERE target = target.id)");
  }

  private void copy(Found row, Words words) throws SQLException {
    Optional<TargetId> target = words.target(RollupRow.target(row.key()));
    try {
      Block block = Block.decode(row.bytes(1));
      if (target.isPresent()) {
        better(RollupRow.key(names.target(to, target.get()), block), block);
      }
    } catch (DamagedException e) {
      // The samples may tell the same once more.
    }
  }

  private void rollUp(long target) throws SQLException {
    Blocks blocks = new Blocks();
    new SampleRows(to)
        .each(
            "WHERE target = ?",
            kept -> blocks.add(target, kept.sample().at(), kept.sample().outcome()),
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
