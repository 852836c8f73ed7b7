package dev.controllerstatus.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Points in time for people; the zone is always said. */
final class Times {
  private static final DateTimeFormatter SHAPE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

  private Times() {}

  static String of(Instant instant) {
    return SHAPE.format(instant);
  }

  /** Without the date where it is that of the other, in UTC. */
  static String near(Instant instant, Instant other) {
    boolean isSameDay = DAY.format(instant).equals(DAY.format(other));
    return isSameDay ? TIME.format(instant) : of(instant);
  }

  /** From one to the other; what both have in common is said once. */
  static String span(Instant from, Instant until) {
    return of(from).replace(" UTC", "") + " to " + near(until, from);
  }

  /** A text with its ISO 8601 instants written for people. */
  static String readable(String text) {
    return ISO.matcher(text).replaceAll(found -> of(Instant.parse(found.group())));
  }
}
