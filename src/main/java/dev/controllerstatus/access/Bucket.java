package dev.controllerstatus.access;

import java.time.Duration;

/** A token bucket: so many at once, and one more each time a while has passed. */
final class Bucket {
  private final int size;
  private final long nanosForOne;
  private double tokens;
  private long filledNanos;

  Bucket(int size, Duration forOne, long nowNanos) {
    this.size = size;
    this.nanosForOne = forOne.toNanos();
    this.tokens = size;
    this.filledNanos = nowNanos;
  }

  /** Takes a token; without one, tells how long until there is. */
  Duration take(long nowNanos) {
    tokens = Math.min(size, tokens + (nowNanos - filledNanos) / (double) nanosForOne);
    filledNanos = nowNanos;
    if (tokens >= 1) {
      tokens--;
      return Duration.ZERO;
    }
    return Duration.ofNanos((long) ((1 - tokens) * nanosForOne) + 1);
  }
}
