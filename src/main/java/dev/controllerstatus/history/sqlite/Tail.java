package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.rollup.Block;
import dev.controllerstatus.history.rollup.BlockKey;
import dev.controllerstatus.history.rollup.Blocks;
import dev.controllerstatus.history.rollup.Tier;
import dev.controllerstatus.target.TargetId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The youngest samples rolled up in memory, until that is merged into the file. */
final class Tail {
  private final Blocks blocks = new Blocks();
  private final List<TargetId> targets = new ArrayList<>();
  private final Map<TargetId, List<Long>> ids = new HashMap<>();
  private Instant firstAt = Instant.MAX;
  private Instant lastAt = Instant.MIN;
  private long firstId = Long.MAX_VALUE;
  private long lastId;

  /** What it has of one target and stretch of time. */
  record Part(TargetId target, Block block) {}

  synchronized void add(Kept kept) {
    Instant at = kept.sample().at();
    TargetId target = kept.sample().target();
    if (!targets.contains(target)) {
      targets.add(target);
    }
    ids.computeIfAbsent(target, _ -> new ArrayList<>()).add(kept.id());
    blocks.add(targets.indexOf(target), at, kept.sample().outcome());
    firstAt = at.isBefore(firstAt) ? at : firstAt;
    lastAt = at.isAfter(lastAt) ? at : lastAt;
    firstId = Math.min(firstId, kept.id());
    lastId = Math.max(lastId, kept.id());
  }

  synchronized boolean isEmpty() {
    return targets.isEmpty();
  }

  synchronized List<Part> parts() {
    return blocks.keys().stream()
        .map(key -> new Part(targets.get((int) key.target()), blocks.find(key).orElseThrow()))
        .toList();
  }

  synchronized Optional<Block> find(TargetId target, Tier tier, long number) {
    int index = targets.indexOf(target);
    return index < 0 ? Optional.empty() : blocks.find(new BlockKey(index, tier, number));
  }

  /** The samples of each target, by id, in their order. */
  synchronized Map<TargetId, List<Long>> ids() {
    Map<TargetId, List<Long>> copy = new HashMap<>();
    ids.forEach((target, all) -> copy.put(target, List.copyOf(all)));
    return copy;
  }

  /** The earliest time on the clock. */
  synchronized Instant firstAt() {
    return firstAt;
  }

  /** The latest time on the clock. */
  synchronized Instant lastAt() {
    return lastAt;
  }

  /** The first sample in it. */
  synchronized long firstId() {
    return firstId;
  }

  /** The last sample in it. */
  synchronized long lastId() {
    return lastId;
  }
}
