package dev.controllerstatus.rounds;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a target is due: targets are spread over their interval, and each step is a little longer or
 * shorter at random. The steps add up, so that the target's place wanders: no fault with a period
 * of its own is always met or always missed.
 */
final class Rhythm {
  // Of the interval, in either direction.
  private static final double JITTER = 0.1;
  private final long every;
  private final RandomGenerator random;
  private long next;

  /**
   * A rhythm that begins now.
   *
   * @param share where in the interval the target has its place, 0 to 1
   */
  Rhythm(Duration every, double share, long nowNanos, RandomGenerator random) {
    this.every = every.toNanos();
    this.random = random;
    // The first attempt is at once; the second in the target's place, but not sooner than half an
    // interval later and not later than one and a half.
    next = nowNanos + (long) (this.every * (share < 0.5 ? share + 1 : share));
  }

  /** The next due time after this moment; times that have passed by are left out, not made up. */
  long nextAfter(long nowNanos) {
    long due = next + (long) (random.nextDouble(-JITTER, JITTER) * every);
    long missed = due > nowNanos ? 0 : (nowNanos - due) / every + 1;
    due += missed * every;
    next = due + every;
    return due;
  }
}
