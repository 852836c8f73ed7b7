package dev.controllerstatus.history.rollup;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often which latency was met, in whole microseconds. The shortest and the longest are exact;
 * what lies between is known to the width of its bucket, at most a 64th of the latency.
 */
public final class Histogram {
  /** No latency at all. */
  public static final Histogram EMPTY = new Histogram(new short[0], new long[0], 0, 0);

  private final short[] buckets;
  private final long[] counts;
  private final long min;
  private final long max;
  private final long count;

  /**
   * Takes the arrays as they are.
   *
   * @param buckets ascending, each of them met at least once
   * @param counts how often each of them was met
   * @param min in the first bucket, microseconds
   * @param max in the last bucket, microseconds
   */
  Histogram(short[] buckets, long[] counts, long min, long max) {
    this.buckets = buckets;
    this.counts = counts;
    this.min = min;
    this.max = max;
    long all = 0;
    for (long one : counts) { // Faster than a stream, and there are hundreds of thousands.
      all += one;
    }
    this.count = all;
  }

  /** One latency. What is below a microsecond is cut off, and so is what is above twelve days. */
  public static Histogram of(Duration latency) {
    long micros =
        latency.compareTo(Buckets.LONGEST) < 0
            ? Math.max(0, latency.toNanos() / 1000)
            : Buckets.MOST_MICROS;
    short[] bucket = {(short) Buckets.of(micros)};
    return new Histogram(bucket, new long[] {1}, micros, micros);
  }

  /** The latencies of both. */
  public Histogram plus(Histogram other) {
    if (count == 0) {
      return other;
    }
    return other.count == 0 ? this : merged(other);
  }

  private Histogram merged(Histogram other) {
    int most = buckets.length + other.buckets.length;
    short[] both = new short[most];
    long[] sums = new long[most];
    int n = 0;
    for (int i = 0, j = 0; i < buckets.length || j < other.buckets.length; n++) {
      short left = i < buckets.length ? buckets[i] : Short.MAX_VALUE;
      short right = j < other.buckets.length ? other.buckets[j] : Short.MAX_VALUE;
      both[n] = left < right ? left : right;
      sums[n] += left <= right ? counts[i++] : 0;
      sums[n] += right <= left ? other.counts[j++] : 0;
    }
    return new Histogram(
        Arrays.copyOf(both, n),
        Arrays.copyOf(sums, n),
        Math.min(min, other.min),
        Math.max(max, other.max));
  }

  /** The latencies of all: faster than one after the other. */
  static Histogram sum(List<Histogram> all) {
    List<Histogram> some = all.stream().filter(one -> one.count > 0).toList();
    return some.size() < 3 ? some.stream().reduce(EMPTY, Histogram::plus) : spread(some);
  }

  /** Counts in one array over the whole range, instead of merging sorted ones again and again. */
  private static Histogram spread(List<Histogram> all) {
    long min = all.stream().mapToLong(Histogram::minMicros).min().orElseThrow();
    long max = all.stream().mapToLong(Histogram::maxMicros).max().orElseThrow();
    int first = Buckets.of(min);
    long[] sums = new long[Buckets.of(max) + 1 - first];
    for (Histogram one : all) {
      for (int i = 0; i < one.buckets.length; i++) {
        sums[one.buckets[i] - first] += one.counts[i];
      }
    }
    short[] met = new short[sums.length];
    int n = 0;
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] > 0) {
        met[n] = (short) (first + i);
        sums[n++] = sums[i];
      }
    }
    return new Histogram(Arrays.copyOf(met, n), Arrays.copyOf(sums, n), min, max);
  }

  /** How many latencies. */
  public long count() {
    return count;
  }

  /** The shortest, exactly. */
  public Optional<Duration> min() {
    return count == 0 ? Optional.empty() : Optional.of(micros(min));
  }

  /** The longest, exactly. */
  public Optional<Duration> max() {
    return count == 0 ? Optional.empty() : Optional.of(micros(max));
  }

  /**
   * The latency that this share of all does not exceed, by nearest rank: the middle of its bucket,
   * but never beyond the shortest or the longest.
   *
   * @param percent 1 to 100
   */
  public Optional<Duration> percentile(int percent) {
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("percent must be 1 to 100, got " + percent);
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(micros(Math.clamp(ranked(Math.ceilDiv(count * percent, 100L)), min, max)));
  }

  private long ranked(long rank) {
    int i = 0;
    for (long passed = counts[0]; passed < rank; passed += counts[i]) {
      i++;
    }
    return Buckets.lowest(buckets[i]) + Buckets.width(buckets[i]) / 2;
  }

  /** How many were at least this long, to the width of a bucket. */
  public long countFrom(Duration latency) {
    long micros = Math.min(latency.toNanos() / 1000, Buckets.MOST_MICROS);
    if (count == 0 || max < micros) {
      return 0; // Nearly always, and there are tens of thousands.
    }
    int first = Buckets.of(micros);
    long met = 0;
    for (int i = buckets.length - 1; i >= 0 && buckets[i] >= first; i--) {
      met += counts[i];
    }
    return met;
  }

  private static Duration micros(long micros) {
    return Duration.of(micros, ChronoUnit.MICROS);
  }

  /** How many buckets were met. */
  int size() {
    return buckets.length;
  }

  int bucket(int i) {
    return buckets[i];
  }

  long count(int i) {
    return counts[i];
  }

  long minMicros() {
    return min;
  }

  long maxMicros() {
    return max;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Histogram that
        && min == that.min
        && max == that.max
        && Arrays.equals(buckets, that.buckets)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(buckets) + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return count == 0 ? "none" : "%d from %s to %s".formatted(count, micros(min), micros(max));
  }
}
