package dev.controllerstatus.history.rollup;

import java.time.Duration;

/**
 * The scale of a histogram, log-linear: an octave of microseconds has 64 buckets of the same width,
 * the next one 64 of twice that width. Below 128 µs each microsecond has its own.
 */
final class Buckets {
  private static final int BITS = 6;
  private static final int AN_OCTAVE = 1 << BITS;
  private static final int OCTAVES = 40;

  /** The largest value that has a bucket. */
  static final long MOST_MICROS = (1L << OCTAVES) - 1;

  /** From here on all latencies are one. */
  static final Duration LONGEST = Duration.ofNanos(MOST_MICROS * 1000);

  /** How many buckets there are. */
  static final int ALL = of(MOST_MICROS) + 1;

  private Buckets() {}

  /** The bucket of a value from 0 to the largest. */
  static int of(long micros) {
    int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(micros) - BITS - 1);
    return shift * AN_OCTAVE + (int) (micros >> shift);
  }

  /** The smallest value in a bucket. */
  static long lowest(int bucket) {
    int shift = shift(bucket);
    return (long) (bucket - shift * AN_OCTAVE) << shift;
  }

  /** How many values share a bucket. */
  static long width(int bucket) {
    return 1L << shift(bucket);
  }

  private static int shift(int bucket) {
    return Math.max(0, bucket / AN_OCTAVE - 1);
  }
}
