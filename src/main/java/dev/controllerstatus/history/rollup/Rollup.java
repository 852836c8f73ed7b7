package dev.controllerstatus.history.rollup;

import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What many attempts came to.
 *
 * @param latencies of the attempts that succeeded
 * @param failures how many attempts failed for which fault, by its words {@code layer/code}
 * @param skipped how often the far end's terms did not allow an attempt
 * @param inconclusive how often the probe itself broke
 */
public record Rollup(
    Histogram latencies, SortedMap<String, Long> failures, long skipped, long inconclusive) {
  private static final SortedMap<String, Long> NONE = Collections.emptySortedMap();

  /** Of no attempt. */
  public static final Rollup EMPTY = new Rollup(Histogram.EMPTY, NONE, 0, 0);

  private static final Rollup SKIPPED = new Rollup(Histogram.EMPTY, NONE, 1, 0);
  private static final Rollup INCONCLUSIVE = new Rollup(Histogram.EMPTY, NONE, 0, 1);

  /** Copies the failures. */
  public Rollup {
    failures = failures.isEmpty() ? NONE : Collections.unmodifiableSortedMap(copy(failures));
  }

  private static TreeMap<String, Long> copy(SortedMap<String, Long> failures) {
    return new TreeMap<>(failures);
  }

  /** Of one attempt. */
  public static Rollup of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Up(var latency, _, _) -> new Rollup(Histogram.of(latency), NONE, 0, 0);
      case Outcome.Down(var fault, _, _) -> of(fault);
      case Outcome.Skipped _ -> SKIPPED;
      case Outcome.Inconclusive _ -> INCONCLUSIVE;
    };
  }

  private static Rollup of(Fault fault) {
    TreeMap<String, Long> once = new TreeMap<>();
    once.put(words(fault), 1L);
    return new Rollup(Histogram.EMPTY, once, 0, 0);
  }

  /** The words under which a fault is counted, {@code layer/code}. */
  public static String words(Fault fault) {
    return fault.layer() + "/" + fault.code();
  }

  /** Of the attempts of both. */
  public Rollup plus(Rollup other) {
    return new Rollup(
        latencies.plus(other.latencies),
        sum(failures, other.failures),
        skipped + other.skipped,
        inconclusive + other.inconclusive);
  }

  /** Of the attempts of all: the same as one {@link #plus} after the other, but faster. */
  public static Rollup sum(Collection<Rollup> all) {
    SortedMap<String, Long> failures = NONE;
    long skipped = 0;
    long inconclusive = 0;
    for (Rollup one : all) {
      failures = sum(failures, one.failures);
      skipped += one.skipped;
      inconclusive += one.inconclusive;
    }
    Histogram latencies = Histogram.sum(all.stream().map(Rollup::latencies).toList());
    return new Rollup(latencies, failures, skipped, inconclusive);
  }

  private static SortedMap<String, Long> sum(
      SortedMap<String, Long> one, SortedMap<String, Long> other) {
    if (one.isEmpty()) {
      return other;
    } else if (other.isEmpty()) {
      return one;
    }
    TreeMap<String, Long> sum = copy(one);
    other.forEach((words, count) -> sum.merge(words, count, Long::sum));
    return sum;
  }

  /** Attempts that succeeded. */
  public long up() {
    return latencies.count();
  }

  /** Attempts that failed. */
  public long failed() {
    return failures.isEmpty() ? 0 : failures.values().stream().mapToLong(Long::longValue).sum();
  }

  /** All attempts that came to something: those that succeeded and those that failed. */
  public long count() {
    return up() + failed();
  }

  /** Whether nothing at all was noted, not even that there was no attempt. */
  public boolean isEmpty() {
    return count() + skipped + inconclusive == 0;
  }

  /** The shortest latency, exactly. */
  public Optional<Duration> min() {
    return latencies.min();
  }

  /** The longest latency, exactly. */
  public Optional<Duration> max() {
    return latencies.max();
  }

  /** A percentile of the latencies, 1 to 100, as {@link Histogram#percentile} has it. */
  public Optional<Duration> percentile(int percent) {
    return latencies.percentile(percent);
  }
}
