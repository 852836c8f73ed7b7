package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.rollup.Block;
import dev.controllerstatus.history.rollup.Tier;
import dev.controllerstatus.target.TargetId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Roll-ups, from the file and from memory. */
@Singleton
final class StoredBlocks {
  private final Reading reading;
  private final Tails tails;

  StoredBlocks(Reading reading, Shared shared) {
    this.reading = reading;
    this.tails = shared.tails();
  }

  /**
   * The blocks of a target with these numbers. The youngest may come in two parts, which have no
   * attempt in common.
   */
  List<Block> between(TargetId target, Tier tier, long first, long last) throws IOException {
    return tails.reading(
        () -> {
          List<Block> found =
              new ArrayList<>(
                  reading.ask(sql -> stored(sql, target, tier, first, last), List.of()));
          LongStream.rangeClosed(first, last)
              .forEach(number -> tails.find(target, tier, number).ifPresent(found::add));
          return found;
        });
  }

  private static List<Block> stored(Sql sql, TargetId target, Tier tier, long first, long last)
      throws SQLException {
    long number = Names.find(sql, target);
    return sql.list(
        "SELECT body FROM rollup WHERE key BETWEEN ? AND ? ORDER BY key",
        row -> RollupRow.decode(row.getBytes(1)),
        // Keys are in the order of time from 1970 on.
        RollupRow.key(number, tier, Math.max(first, 0)),
        RollupRow.key(number, tier, last));
  }
}
