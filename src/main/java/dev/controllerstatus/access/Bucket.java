package dev.controllerstatus.access;

import java.time.Duration;

/**
 * A token bucket: so many at once, and one more each time a while has passed. Not for several
 * threads.
 */
public final class Bucket {
  private final long forOne;
  private final long capacity;
  // The moment at which the bucket would be full: one number holds level and time.
  private long fullAt;

  /** A full one. */
  public Bucket(int size, Duration forOne, long nowNanos) {
    this.forOne = forOne.toNanos();
    this.capacity = size * this.forOne;
    this.fullAt = nowNanos;
  }

  /** Takes a token; without one, tells how long until there is. */
  public Duration take(long nowNanos) {
    long missing = Math.max(fullAt - nowNanos, 0);
    long wait = missing + forOne - capacity;
    if (wait > 0) {
      return Duration.ofNanos(wait);
    }
    fullAt = nowNanos + missing + forOne;
    return Duration.ZERO;
  }
}
