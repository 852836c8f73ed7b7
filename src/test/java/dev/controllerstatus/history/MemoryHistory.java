package dev.controllerstatus.history;

import dev.controllerstatus.history.rollup.Block;
import dev.controllerstatus.history.rollup.BlockKey;
import dev.controllerstatus.history.rollup.Blocks;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** A past that a test makes up. */
public final class MemoryHistory implements History {
  private final List<Kept> samples = new ArrayList<>();
  private final List<TargetId> targets = new ArrayList<>();
  private final List<Discontinuity> breaks = new ArrayList<>();
  private final Blocks blocks = new Blocks();

  /** Adds a sample. */
  public synchronized void add(TargetId target, Instant at, Outcome outcome) {
    if (!targets.contains(target)) {
      targets.add(target);
    }
    blocks.add(targets.indexOf(target), at, outcome);
    Sample sample = new Sample(target, at, Duration.ZERO, outcome);
    samples.add(new Kept(samples.size() + 1L, ClockState.SYNCHRONISED, sample));
  }

  /** Adds a break after all samples that were added until now. */
  public synchronized void add(Discontinuity.Cause cause, Instant before, Instant after) {
    breaks.add(new Discontinuity(samples.size() + 1L, cause, before, after));
  }

  @Override
  public synchronized List<Point> points(TargetId target, Window window, Resolution resolution) {
    List<Block> found =
        LongStream.rangeClosed(resolution.firstBlock(window), resolution.lastBlock(window))
            .mapToObj(n -> new BlockKey(targets.indexOf(target), resolution.tier(), n))
            .flatMap(key -> blocks.find(key).stream())
            .toList();
    return resolution.points(window, found);
  }

  @Override
  public synchronized List<Kept> samples(TargetId target, Window window, int most) {
    return samples.stream()
        .filter(kept -> kept.sample().target().equals(target))
        .filter(kept -> window.contains(kept.sample().at()))
        .limit(most)
        .toList();
  }

  @Override
  public synchronized List<Discontinuity> discontinuities(Window window) {
    return breaks.stream()
        .filter(b -> b.before() == null || b.before().isBefore(window.to()))
        .filter(b -> b.after() == null || b.after().isAfter(window.from()))
        .toList();
  }

  @Override
  public synchronized Optional<Instant> firstAt(TargetId target) {
    return of(target).stream().findFirst().map(Sample::at);
  }

  @Override
  public synchronized Optional<Instant> lastChangeAt(TargetId target) {
    List<Sample> latestFirst = of(target).reversed();
    return latestFirst.stream()
        .takeWhile(s -> s.outcome().getClass() == latestFirst.getFirst().outcome().getClass())
        .reduce((_, older) -> older)
        .map(Sample::at);
  }

  private List<Sample> of(TargetId target) {
    return samples.stream().map(Kept::sample).filter(s -> s.target().equals(target)).toList();
  }
}
