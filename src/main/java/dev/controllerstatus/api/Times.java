package dev.controllerstatus.api;

import dev.controllerstatus.words.Messages;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Pattern;

/** Points in time for people; the zone is always said. */
record Times(Messages messages) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final String ZONE = " UTC";
  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

  String of(Instant instant) {
    return whole(instant) + ZONE;
  }

  private String whole(Instant instant) {
    DateTimeFormatter day =
        DateTimeFormatter.ofPattern(messages.text("status.day"), messages.locale());
    return day.format(day(instant)) + " " + TIME.format(instant);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /** Without the date where it is that of the other, in UTC. */
  String near(Instant instant, Instant other) {
    return day(instant).equals(day(other)) ? TIME.format(instant) + ZONE : of(instant);
  }

  /** From one to the other; what both have in common is said once. */
  String span(Instant from, Instant until) {
    return messages.text("status.span", Map.of("from", whole(from), "until", near(until, from)));
  }

  /** A text with its ISO 8601 instants written for people. */
  String readable(String text) {
    return ISO.matcher(text).replaceAll(found -> of(Instant.parse(found.group())));
  }
}
