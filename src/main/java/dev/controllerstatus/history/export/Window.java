package dev.controllerstatus.history.export;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From when until when.
 *
 * @param from the first moment in it
 * @param to the first moment after it
 */
public record Window(Instant from, Instant to) {
  /** No clock of a box has said less, whatever became of it. */
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /**
   * The window that somebody has typed.
   *
   * @param from a time with its zone, or a day, which begins in UTC; null for as far back as there
   *     is anything
   * @param to likewise; null for as late
   * @throws BadWindowException with a sentence that says what is wrong
   */
  public static Window parse(@Nullable String from, @Nullable String to) throws BadWindowException {
    Window window = new Window(instant("from", from, EARLIEST), instant("to", to, LATEST));
    if (!window.from.isBefore(window.to)) {
      throw new BadWindowException(
          "from (%s) must be before to (%s).".formatted(window.from, window.to));
    }
    return window;
  }

  private static Instant instant(String name, @Nullable String text, Instant otherwise)
      throws BadWindowException {
    if (text == null) {
      return otherwise;
    }
    try {
      Instant instant = shape(text).apply(text);
      if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
        return instant;
      }
    } catch (DateTimeException _) {
      // Told below.
    }
    throw new BadWindowException(
        "%s must be a day such as 2026-11-21, or a time such as 2026-11-21T12:00:00Z."
            .formatted(name));
  }

  private static Function<String, Instant> shape(String text) {
    return text.contains("T")
        ? time -> OffsetDateTime.parse(time).toInstant()
        : day -> LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Its ends as they can stand in the name of a file; an end that is open is left out. */
  String forFiles() {
    return Stream.of(
            from.equals(EARLIEST) ? "" : "from-" + SHORT.format(from),
            to.equals(LATEST) ? "" : "to-" + SHORT.format(to))
        .filter(end -> !end.isEmpty())
        .collect(Collectors.joining("-"));
  }
}
