package dev.controllerstatus.history;

import dev.controllerstatus.history.rollup.Block;
import dev.controllerstatus.history.rollup.BlockKey;
import dev.controllerstatus.history.rollup.Blocks;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.TargetId;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** As much as memory keeps, where there is no store. */
@Singleton
@Secondary
final class RecentHistory implements History {
  private final Recent recent;

  RecentHistory(Recent recent) {
    this.recent = recent;
  }

  @Override
  public List<Point> points(TargetId target, Window window, Resolution resolution) {
    Blocks blocks = new Blocks();
    recent.of(target).forEach(sample -> blocks.add(0, sample.at(), sample.outcome()));
    List<Block> ofTier =
        blocks.keys().stream()
            .filter(key -> key.tier() == resolution.tier())
            .map((BlockKey key) -> blocks.find(key).orElseThrow())
            .toList();
    return resolution.points(window, ofTier);
  }

  @Override
  public List<Kept> samples(TargetId target, Window window, int most) {
    List<Sample> all = recent.of(target);
    return IntStream.range(0, all.size())
        .filter(i -> window.contains(all.get(i).at()))
        .limit(most)
        .mapToObj(i -> new Kept(i + 1L, ClockState.UNKNOWN, all.get(i)))
        .toList();
  }

  @Override
  public List<Discontinuity> discontinuities(Window window) {
    return List.of();
  }

  @Override
  public Optional<Instant> firstAt(TargetId target) {
    return recent.of(target).stream().findFirst().map(Sample::at);
  }

  @Override
  public Optional<Instant> lastChangeAt(TargetId target) {
    List<Sample> judged =
        recent.of(target).reversed().stream().filter(RecentHistory::isJudged).toList();
    return judged.stream()
        .takeWhile(sample -> isUp(sample) == isUp(judged.getFirst()))
        .reduce((_, older) -> older)
        .map(Sample::at);
  }

  private static boolean isJudged(Sample sample) {
    return isUp(sample) || sample.outcome() instanceof Outcome.Down;
  }

  private static boolean isUp(Sample sample) {
    return sample.outcome() instanceof Outcome.Up;
  }
}
