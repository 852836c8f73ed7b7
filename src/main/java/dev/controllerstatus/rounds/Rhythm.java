package dev.controllerstatus.rounds;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * When a target is due. Targets are spread over their interval, so that what hits all of them is
 * met by the next one soon. The interval is a little longer or shorter each time, at random and for
 * all alike: their places wander together, and no fault with a period of its own is always met or
 * always missed.
 */
final class Rhythm {
  // Of the interval, in either direction.
  private static final double JITTER = 0.1;
  private final long every;
  private final long place;
  private final RandomGenerator random;
  private final long earliest;
  private long interval;

  /**
   * What the rhythms have in common that wander together.
   *
   * @param nanos when they began
   * @param seed of their wandering
   */
  record Origin(long nanos, long seed) {}

  /**
   * A rhythm for a target that is attempted for the first time now, whatever its place; for the
   * second time not sooner than half an interval later.
   *
   * @param share where in the interval the target has its place, 0 to 1
   */
  Rhythm(Duration every, double share, Origin origin, long nowNanos) {
    this.every = every.toNanos();
    this.place = (long) (this.every * share);
    this.random = new SplittableRandom(origin.seed());
    this.interval = origin.nanos();
    this.earliest = nowNanos + this.every / 2;
  }

  /** The next due time after this moment; times that have passed by are left out, not made up. */
  long nextAfter(long nowNanos) {
    long after = Math.max(nowNanos, earliest);
    while (interval + place <= after) {
      interval += every + (long) (random.nextDouble(-JITTER, JITTER) * every);
    }
    return interval + place;
  }
}
