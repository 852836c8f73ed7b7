package dev.controllerstatus.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: a whole number and its unit. */
public final class Durations {
  private static final Pattern SHAPE = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private Durations() {}

  /** Parses {@code 200ms}, {@code 10s}, {@code 30m}, {@code 1h} or {@code 30d}. */
  public static Duration parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    return unit(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
  }

  /** The shortest text that {@link #parse} reads back: the largest unit that leaves no rest. */
  public static String format(Duration duration) {
    for (String unit : new String[] {"d", "h", "m", "s"}) {
      Duration size = unit(unit);
      if (!duration.isZero() && duration.toNanos() % size.toNanos() == 0) {
        return duration.dividedBy(size) + unit;
      }
    }
    return duration.toMillis() + "ms";
  }

  private static Duration unit(String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(1);
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      case "d" -> Duration.ofDays(1);
      default -> throw new IllegalArgumentException(unit);
    };
  }
}
