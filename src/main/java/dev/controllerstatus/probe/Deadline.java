package dev.controllerstatus.probe;

import java.time.Duration;

/** The hard end of one attempt, on the clock that nobody can set. */
public record Deadline(long atNanos) {
  /** A deadline this far from now. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Time left; never negative. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
  }

  /** Time left for a socket option, in milliseconds; at least 1, since 0 would mean for ever. */
  public int leftMillis() {
    return Math.clamp(left().toMillis(), 1, Integer.MAX_VALUE);
  }

  /** Whether the time is up. */
  public boolean isOver() {
    return System.nanoTime() - atNanos >= 0;
  }
}
