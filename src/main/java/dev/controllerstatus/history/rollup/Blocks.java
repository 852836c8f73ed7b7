package dev.controllerstatus.history.rollup;

import dev.controllerstatus.sample.Outcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Samples as they come, in whatever order, rolled up into blocks of every tier. One thread at a
 * time.
 */
public final class Blocks {
  private final Map<BlockKey, Rollup[]> blocks = new HashMap<>();

  /**
   * Adds one sample.
   *
   * @param target the number that stands for the target
   */
  public void add(long target, Instant at, Outcome outcome) {
    Rollup one = Rollup.of(outcome);
    for (Tier tier : Tier.values()) {
      Rollup[] rollups =
          blocks.computeIfAbsent(new BlockKey(target, tier, tier.block(at)), Blocks::empty);
      int bucket = tier.bucket(at);
      rollups[bucket] = rollups[bucket].plus(one);
    }
  }

  private static Rollup[] empty(BlockKey key) {
    Rollup[] rollups = new Rollup[key.tier().buckets()];
    Arrays.fill(rollups, Rollup.EMPTY);
    return rollups;
  }

  /** The blocks to which samples were added. */
  public Set<BlockKey> keys() {
    return Set.copyOf(blocks.keySet());
  }

  /** One block as it is now; empty when no sample of it was added. */
  public Optional<Block> find(BlockKey key) {
    return Optional.ofNullable(blocks.get(key))
        .map(rollups -> new Block(key.tier(), key.number(), rollups));
  }
}
