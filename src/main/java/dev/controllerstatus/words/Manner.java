package dev.controllerstatus.words;

import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and durations as people write them. What is none stays as it is. */
record Manner(Locale locale) {
  private static final String TIME = "d MMM HH:mm:ss 'UTC'";
  private static final String GERMAN_TIME = "d. MMM HH:mm:ss 'UTC'";

  String time(String iso) {
    try {
      String pattern = locale.getLanguage().equals("de") ? GERMAN_TIME : TIME;
      return DateTimeFormatter.ofPattern(pattern, locale)
          .withZone(ZoneOffset.UTC)
          .format(Instant.parse(iso));
    } catch (DateTimeException e) {
      return iso;
    }
  }

  String duration(String iso) {
    try {
      return duration(Duration.parse(iso));
    } catch (DateTimeException e) {
      return iso;
    }
  }

  private String duration(Duration time) {
    double millis = time.toNanos() / 1e6;
    if (millis < 1000) {
      return number(millis, millis < 10 ? 1 : 0) + " ms";
    } else if (time.toMinutes() < 1) {
      return number(millis / 1000, millis < 10_000 ? 1 : 0) + " s";
    } else if (time.toHours() < 1) {
      return "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
    }
    return "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
  }

  private String number(double value, int decimals) {
    NumberFormat format = NumberFormat.getInstance(locale);
    format.setMaximumFractionDigits(decimals);
    return format.format(value);
  }
}
