package dev.controllerstatus.certs.acme;

import java.time.Duration;

/** How long to leave the authority alone after failures in a row. */
final class BackOff {
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final double JITTER = 0.2;
  private static final int MOST_DOUBLINGS = 11; // 2^11 minutes are more than a day.

  private BackOff() {}

  /**
   * A minute, doubled with each failure up to a day, and up to a fifth more, so that the boxes of a
   * fleet do not come together.
   *
   * @param failures in a row, at least one
   * @param random from 0 to 1
   */
  static Duration after(int failures, double random) {
    Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    Duration pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return pause.plusMillis((long) (pause.toMillis() * JITTER * random));
  }
}
