package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.rollup.Block;
import dev.controllerstatus.history.rollup.Rollup;
import dev.controllerstatus.history.rollup.Tier;
import dev.controllerstatus.target.TargetId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where in time something is found first or last: the day in the days' roll-ups, then the quarter
 * of an hour in that day's, the minute in that quarter's, and the attempt itself where it is still
 * kept.
 */
@Singleton
final class Edges {
  private static final Instant EVER = Instant.EPOCH;
  private static final Instant NEVER = Instant.parse("2200-01-01T00:00:00Z");
  private static final Tier[] DOWN = {Tier.DAY, Tier.QUARTER, Tier.MINUTE};

  private final StoredBlocks blocks;
  private final Samples samples;

  private record Span(Instant from, Instant to) {}

  Edges(StoredBlocks blocks, Samples samples) {
    this.blocks = blocks;
    this.samples = samples;
  }

  /** When the first attempt began that is known of; to the minute where it is no longer kept. */
  Optional<Instant> first(TargetId target) throws IOException {
    Optional<Span> minute = minute(target, _ -> true, true);
    return minute.isEmpty() ? Optional.empty() : Optional.of(attempt(target, minute.get()));
  }

  /** The end of the last minute in which there was one like this. */
  Optional<Instant> last(TargetId target, Predicate<Rollup> like) throws IOException {
    return minute(target, like, false).map(Span::to);
  }

  private Instant attempt(TargetId target, Span span) throws IOException {
    Samples.Wanted wanted =
        new Samples.Wanted(Long.MIN_VALUE, span.from(), span.to(), Optional.of(target));
    return samples.find(wanted, 1).stream()
        .findFirst()
        .map((Kept kept) -> kept.sample().at())
        .orElse(span.from());
  }

  private Optional<Span> minute(TargetId target, Predicate<Rollup> like, boolean isFirst)
      throws IOException {
    Span span = new Span(EVER, NEVER);
    for (Tier tier : DOWN) {
      Optional<Span> found = narrowed(target, tier, span, like, isFirst);
      // Days are kept as long as minutes, or longer.
      if (found.isEmpty()) {
        return tier == Tier.DAY ? Optional.empty() : Optional.of(span);
      }
      span = found.get();
    }
    return Optional.of(span);
  }

  private Optional<Span> narrowed(
      TargetId target, Tier tier, Span span, Predicate<Rollup> like, boolean isFirst)
      throws IOException {
    long first = tier.block(span.from());
    long last = tier.block(span.to().minusNanos(1));
    List<Block> all = blocks.between(target, tier, first, last);
    Comparator<Instant> order = Comparator.naturalOrder();
    return all.stream()
        .flatMap(block -> starts(block, like))
        .filter(at -> !at.isBefore(span.from()) && at.isBefore(span.to()))
        .min(isFirst ? order : order.reversed())
        .map(at -> new Span(at, at.plus(tier.step())));
  }

  private static Stream<Instant> starts(Block block, Predicate<Rollup> like) {
    return IntStream.range(0, block.rollups().size())
        .filter(i -> !block.rollups().get(i).isEmpty() && like.test(block.rollups().get(i)))
        .mapToObj(i -> block.tier().start(block.number(), i));
  }
}
