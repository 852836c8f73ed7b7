package dev.controllerstatus.api;

import dev.controllerstatus.words.Messages;
import java.time.Duration;
import java.util.Map;

/** How old something is, in one unit. */
record Ages(Messages messages) {
  private static final int MOST_SECONDS = 120;
  private static final int MOST_MINUTES = 120;
  private static final int MOST_HOURS = 48;

  String of(Duration age) {
    return isLong(age) ? days("status.days", age) : shortly(age);
  }

  /** How long ago something was. */
  String ago(Duration age) {
    return isLong(age)
        ? days("status.ago.days", age)
        : messages.text("status.ago", Map.of("age", shortly(age)));
  }

  private static boolean isLong(Duration age) {
    return age.toHours() >= MOST_HOURS;
  }

  private static String shortly(Duration age) {
    if (age.toSeconds() < MOST_SECONDS) {
      return Math.max(0, age.toSeconds()) + " s";
    }
    return age.toMinutes() < MOST_MINUTES ? age.toMinutes() + " min" : age.toHours() + " h";
  }

  private String days(String key, Duration age) {
    return messages.text(key, Map.of("count", Long.toString(age.toDays())));
  }
}
