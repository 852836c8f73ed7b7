package dev.controllerstatus.api;

import java.time.Duration;

/** How old something is, in one unit. */
final class Ages {
  private static final int MOST_SECONDS = 120;
  private static final int MOST_MINUTES = 120;
  private static final int MOST_HOURS = 48;

  private Ages() {}

  static String of(Duration age) {
    if (age.toSeconds() < MOST_SECONDS) {
      return Math.max(0, age.toSeconds()) + " s";
    } else if (age.toMinutes() < MOST_MINUTES) {
      return age.toMinutes() + " min";
    }
    return age.toHours() < MOST_HOURS ? age.toHours() + " h" : age.toDays() + " days";
  }
}
