package dev.controllerstatus.history.sqlite;

import java.time.Duration;

/**
 * When to commit. Each commit costs the flash memory a page or two, so samples wait for each other;
 * what a person would want to find after a power cut waits less, unless it comes all the time.
 */
final class Pace {
  private static final long USUAL = Duration.ofSeconds(10).toNanos();
  private static final long PROMPT = Duration.ofSeconds(1).toNanos();
  private static final long CALM = Duration.ofMinutes(1).toNanos();

  private long last;
  private long gap = PROMPT;
  private long lastHurry;

  Pace(long nowNanos) {
    this.last = nowNanos;
    this.lastHurry = nowNanos - CALM;
  }

  /** The moment of the next commit, if one is to come as soon as may be, or at leisure. */
  long due(boolean isUrgent) {
    return last + (isUrgent ? gap : USUAL);
  }

  /** Notes a commit, or the attempt. */
  void committed(boolean wasUrgent, long nowNanos) {
    if (wasUrgent) {
      gap = nowNanos - lastHurry > CALM ? PROMPT : Math.min(gap * 2, USUAL);
      lastHurry = nowNanos;
    }
    last = nowNanos;
  }
}
