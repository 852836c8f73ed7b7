package dev.controllerstatus.guard.flood;

import java.util.concurrent.TimeUnit;

/** A token bucket: holds a burst and refills at a steady rate. Not for several threads. */
final class Bucket {
  private final long burst;
  private final long nanosPerToken;
  // The moment at which the bucket would be full: one number holds level and time.
  private long fullAt;

  Bucket(Limits.Rate rate, long now) {
    nanosPerToken = TimeUnit.SECONDS.toNanos(1) / rate.perSecond();
    burst = rate.burst() * nanosPerToken;
    fullAt = now;
  }

  /** Takes a token; returns 0, or the nanoseconds until there will be one. */
  long take(long now) {
    long base = Math.max(fullAt - now, 0);
    long missing = base + nanosPerToken - burst;
    if (missing > 0) {
      return missing;
    }
    fullAt = now + base + nanosPerToken;
    return 0;
  }
}
