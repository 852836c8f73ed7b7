package dev.controllerstatus.history.export;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object, typed; a field that is not as it should be is named. */
final class Fields {
  /** The end of the name of every field that is a duration. */
  private static final String MICROS = "Micros";

  private final String path;
  private final Map<String, Object> values;

  private Fields(String path, Map<String, Object> values) {
    this.path = path;
    this.values = values;
  }

  /** None yet. */
  Fields() {
    this("", new LinkedHashMap<>());
  }

  static Fields parse(String line) throws UnfitException {
    return new Fields("", Json.read(line));
  }

  Map<String, Object> values() {
    return values;
  }

  // What follows writes; it returns this. Null leaves the field out.

  Fields put(String name, @Nullable String text) {
    return putAny(name, text);
  }

  Fields put(String name, long number) {
    return putAny(name, number);
  }

  Fields put(String name, Enum<?> word) {
    return putAny(name, word(word));
  }

  Fields put(String name, Instant instant) {
    return putAny(name, instant.toString());
  }

  /** A duration in whole microseconds, which is as exact as it is kept. */
  Fields put(String name, @Nullable Duration duration) {
    return putAny(name + MICROS, duration == null ? null : TimeUnit.MICROSECONDS.convert(duration));
  }

  Fields put(String name, Fields object) {
    return putAny(name, object.values);
  }

  /** A list of texts, or of objects as {@link #values} gives them. */
  Fields put(String name, List<?> list) {
    return putAny(name, list);
  }

  private Fields putAny(String name, @Nullable Object value) {
    if (value != null) {
      values.put(name, value);
    }
    return this;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  // What follows reads.

  String text(String name) throws UnfitException {
    return the(name, String.class, "text");
  }

  long number(String name) throws UnfitException {
    return the(name, Long.class, "whole number of 64 bits");
  }

  int smallNumber(String name) throws UnfitException {
    long number = number(name);
    if (number != (int) number) {
      throw unfit(name, "is too large");
    }
    return (int) number;
  }

  <E extends Enum<E>> E word(String name, Class<E> words) throws UnfitException {
    String found = text(name);
    return Arrays.stream(words.getEnumConstants())
        .filter(constant -> word(constant).equals(found))
        .findAny()
        .orElseThrow(() -> unknown(name, found));
  }

  Instant instant(String name) throws UnfitException {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException e) {
      throw unfit(name, "is no time such as 2026-11-21T12:00:00Z");
    }
  }

  Duration duration(String name) throws UnfitException {
    return Duration.of(number(name + MICROS), ChronoUnit.MICROS);
  }

  @Nullable Duration durationOrNull(String name) throws UnfitException {
    return values.containsKey(name + MICROS) ? duration(name) : null;
  }

  Fields object(String name) throws UnfitException {
    return object(name, the(name, Map.class, "object"));
  }

  /** The objects of a list; none where there is no such list. */
  List<Fields> objects(String name) throws UnfitException {
    List<Fields> objects = new ArrayList<>();
    for (Object each : list(name)) {
      String place = name + "[" + objects.size() + "]";
      objects.add(
          object(place, as(Map.class, each).orElseThrow(() -> unfit(place, "is no object"))));
    }
    return objects;
  }

  /** The texts of a list; none where there is no such list. */
  List<String> texts(String name) throws UnfitException {
    List<String> texts = new ArrayList<>();
    for (Object each : list(name)) {
      texts.add(as(String.class, each).orElseThrow(() -> unfit(name, "is no list of texts")));
    }
    return texts;
  }

  /** What is wrong with a field. */
  UnfitException unfit(String name, String fault) {
    return new UnfitException(path + name + " " + fault);
  }

  /** A word in a field that this release does not know. */
  UnfitException unknown(String name, String found) {
    String shown = found.length() > 40 ? found.substring(0, 40) + "..." : found;
    return unfit(name, "is \"" + shown + "\", which this release does not know");
  }

  @SuppressWarnings("unchecked") // Json makes no other maps.
  private Fields object(String name, Map<?, ?> map) {
    return new Fields(path + name + ".", (Map<String, Object>) map);
  }

  private List<?> list(String name) throws UnfitException {
    return values.containsKey(name) ? the(name, List.class, "list") : List.of();
  }

  private <T> T the(String name, Class<T> type, String sort) throws UnfitException {
    Object value = values.get(name);
    if (value == null) {
      throw unfit(name, "is missing");
    }
    return as(type, value).orElseThrow(() -> unfit(name, "is no " + sort));
  }

  private static <T> Optional<T> as(Class<T> type, Object value) {
    return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
  }
}
