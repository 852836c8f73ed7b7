package dev.controllerstatus.api;

import dev.controllerstatus.config.Durations;
import dev.controllerstatus.history.Resolution;
import dev.controllerstatus.history.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody wants to know of the past, and how fine. */
sealed interface HistoryQuery {
  /** The most points or samples of one answer. */
  int MOST = Resolution.MOST;

  /** What is asked about. */
  Window window();

  /** Attempt by attempt. */
  record Raw(Window window) implements HistoryQuery {}

  /** In steps. */
  record Steps(Window window, Resolution resolution) implements HistoryQuery {}

  /** Reads the parameters of a request, each of which may be missing. */
  static HistoryQuery read(
      @Nullable String from,
      @Nullable String to,
      @Nullable String resolution,
      @Nullable String points,
      Instant now)
      throws BadQuery {
    Window window = window(from, to, now);
    int most = points(points);
    if (resolution == null) {
      return new Steps(window, fitting(window, most));
    }
    return resolution.equals("raw")
        ? new Raw(window)
        : new Steps(window, fit(window, resolution(resolution)));
  }

  /** The window of a request: up to now, and of a day, where it does not say. */
  static Window window(@Nullable String from, @Nullable String to, Instant now) throws BadQuery {
    try {
      Instant end = to == null ? now : instant(to);
      return new Window(from == null ? end.minus(Duration.ofDays(1)) : instant(from), end);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new BadQuery(
          "invalid-window",
          "from and to are instants such as 2026-11-21T14:00:00Z, from before to; without them it"
              + " is the last 24 hours.");
    }
  }

  private static Instant instant(String text) {
    Instant instant = Instant.parse(text);
    if (instant.isBefore(Instant.EPOCH) || instant.isAfter(Instant.parse("9999-12-31T00:00:00Z"))) {
      throw new IllegalArgumentException(text);
    }
    return instant;
  }

  private static int points(@Nullable String text) throws BadQuery {
    try {
      int points = text == null ? 500 : Integer.parseInt(text);
      if (points >= 1 && points <= MOST) {
        return points;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new BadQuery("invalid-points", "points is a number from 1 to %d.".formatted(MOST));
  }

  private static Resolution resolution(String text) throws BadQuery {
    try {
      Optional<Resolution> found = Resolution.of(Durations.parse(text));
      if (found.isPresent()) {
        return found.get();
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    String steps =
        Arrays.stream(Resolution.values())
            .map(HistoryQuery::word)
            .collect(Collectors.joining(", "));
    throw new BadQuery("invalid-resolution", "resolution is raw or one of " + steps + ".");
  }

  private static Resolution fitting(Window window, int points) throws BadQuery {
    return Resolution.fitting(window, points)
        .orElseThrow(
            () ->
                new BadQuery(
                    "too-many-points",
                    "No step makes %d points of a window that long: ask for a shorter one."
                        .formatted(points)));
  }

  private static Resolution fit(Window window, Resolution resolution) throws BadQuery {
    long points = resolution.points(window);
    if (points > resolution.most()) {
      throw new BadQuery(
          "too-many-points",
          "%s makes %d points of this window, and %d is the most: ask for %s."
              .formatted(word(resolution), points, resolution.most(), shorterOr(window)));
    }
    return resolution;
  }

  private static String shorterOr(Window window) {
    return Resolution.fitting(window, MOST)
        .map(finest -> word(finest) + " or a shorter window")
        .orElse("a shorter window");
  }

  private static String word(Resolution resolution) {
    return Durations.format(resolution.step());
  }
}
