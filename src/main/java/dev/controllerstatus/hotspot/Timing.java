package dev.controllerstatus.hotspot;

import java.time.Duration;

/**
 * How long what lasts.
 *
 * @param isFallback whether it comes up by itself when the uplink is gone
 * @param idle how long it stays up, once asked for, with nobody in it
 * @param atLeast how long it stays up at least, whatever the uplink does
 * @param retry after what time without anybody in it the networks that the box knows are tried
 */
record Timing(boolean isFallback, Duration idle, Duration atLeast, Duration retry) {
  /** NetworkManager may wait for its first scan: 13 s were seen. */
  static final Duration START_WITHIN = Duration.ofSeconds(90);

  static final Duration STOP_WITHIN = Duration.ofSeconds(30);
  static final Duration LEND_WITHIN = Duration.ofMinutes(5);

  /** A phone that turns its screen off is not gone. */
  static final Duration EMPTY_FOR = Duration.ofMinutes(1);

  /** A way that has just come is not judged by the failures of before. */
  static final Duration GRACE = Duration.ofSeconds(90);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
  private static final int MOST_DOUBLINGS = 5;

  /** How long a hotspot that fails is left alone: 15 s, then twice as long each time, to 8 min. */
  static Duration pauseAfter(int failures) {
    return FIRST_PAUSE.multipliedBy(1L << Math.clamp(failures - 1, 0, MOST_DOUBLINGS));
  }
}
