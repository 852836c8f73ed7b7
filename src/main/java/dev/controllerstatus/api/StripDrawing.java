package dev.controllerstatus.api;

import dev.controllerstatus.api.Sparkline.Drawing;
import dev.controllerstatus.api.Strip.State;
import dev.controllerstatus.history.rollup.Rollup;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A strip as paths: latencies rise from the base line, failures hang from the top. */
final class StripDrawing {
  private static final double COLUMN = 4;
  private static final double TOP = 2;
  private static final double BASE = 54;
  private static final double HEIGHT = BASE - TOP;
  // One failure among a hundred attempts must still be seen.
  private static final double LEAST_FAILED = 10;
  private static final double TIP = 3;
  private static final double BAND = 7;

  private final Strip strip;
  private final double topMicros;

  private StripDrawing(Strip strip) {
    this.strip = strip;
    double[] tails =
        IntStream.range(0, Strip.COLUMNS)
            .mapToDouble(i -> micros(strip.rollup(i), 95))
            .filter(micros -> micros > 0)
            .sorted()
            .toArray();
    double usual = tails.length == 0 ? 1 : tails[tails.length / 2];
    double most = Arrays.stream(tails).max().orElse(1);
    // The usual takes half of the height at most, and a quarter at least: one that is a hundred
    // times slower makes itself seen, but does not flatten all others.
    topMicros = Math.clamp(most, 2 * usual, 4 * usual);
  }

  static Drawing of(Strip strip) {
    StripDrawing drawing = new StripDrawing(strip);
    return new Drawing(
        drawing.line(drawing.heights(50)),
        drawing.area(drawing.heights(95)),
        drawing.refused(),
        drawing.failed(),
        drawing.areas(strip.runs(State.GAP::equals)),
        drawing.breaks(),
        drawing.lines(strip.runs(state -> state == State.KNOWN || state == State.QUIET)),
        drawing.lines(strip.runs(State.BEFORE::equals)));
  }

  private static double micros(Rollup rollup, int percent) {
    return rollup.percentile(percent).map(Duration::toNanos).orElse(0L) / 1000.0;
  }

  /** Heights above the base line, each of which holds until another result is due; 0 for none. */
  private double[] heights(int percent) {
    double[] heights = new double[Strip.COLUMNS];
    for (int i = 0; i < Strip.COLUMNS; i++) {
      double share = Math.min(1, micros(strip.rollup(i), percent) / topMicros);
      boolean holds = i > 0 && strip.state(i) == State.QUIET;
      heights[i] = holds ? heights[i - 1] : share > 0 ? Math.max(1, HEIGHT * share) : 0;
    }
    return heights;
  }

  private String line(double[] heights) {
    return columns(
        i ->
            heights[i] == 0
                ? ""
                : path(isFirst(heights, i) ? "M%s %s" : "V%2$s", left(i), BASE - heights[i])
                    + path("H%s", left(i + 1)));
  }

  private String area(double[] heights) {
    return columns(
        i ->
            heights[i] == 0
                ? ""
                : path(
                        isFirst(heights, i) ? "M%s %sV%s" : "V%3$s",
                        left(i),
                        BASE,
                        BASE - heights[i])
                    + path(isLast(heights, i) ? "H%sV%sz" : "H%s", left(i + 1), BASE));
  }

  private static boolean isFirst(double[] heights, int i) {
    return i == 0 || heights[i - 1] == 0;
  }

  private static boolean isLast(double[] heights, int i) {
    return i + 1 == heights.length || heights[i + 1] == 0;
  }

  /** As far down as the share of all attempts that failed; each column ends in a point. */
  private String failed() {
    return columns(
        i -> {
          Rollup rollup = strip.rollup(i);
          double share = (double) Availability.unreached(rollup) / rollup.count();
          double sides = Math.max(LEAST_FAILED, HEIGHT * share) - TIP;
          return share > 0
              ? path("M%s %sh%sv%sl-2 %sl-2 -%5$sz", left(i), TOP, COLUMN, sides, TIP)
              : "";
        });
  }

  /** A flat band, however many they are. */
  private String refused() {
    return columns(
        i -> {
          Rollup rollup = strip.rollup(i);
          boolean isRefused = rollup.failed() > Availability.unreached(rollup);
          return isRefused ? path("M%s %sh%sv%sh-%3$sz", left(i), TOP, COLUMN, BAND) : "";
        });
  }

  private static String columns(IntFunction<String> path) {
    return IntStream.range(0, Strip.COLUMNS).mapToObj(path).collect(Collectors.joining());
  }

  private String areas(List<int[]> runs) {
    return runs.stream()
        .map(run -> path("M%s %sH%sV%sH%sz", left(run[0]), TOP, left(run[1]), BASE, left(run[0])))
        .collect(Collectors.joining());
  }

  private String lines(List<int[]> runs) {
    return runs.stream()
        .map(run -> path("M%s %sH%s", left(run[0]), BASE, left(run[1])))
        .collect(Collectors.joining());
  }

  private String breaks() {
    return Arrays.stream(strip.breaks())
        .mapToObj(at -> path("M%s %sV%s", at * COLUMN, TOP, BASE))
        .collect(Collectors.joining());
  }

  private static double left(int column) {
    return column * COLUMN;
  }

  /** With one decimal at most: more would not be seen. */
  private static String path(String shape, double... numbers) {
    Object[] words =
        Arrays.stream(numbers)
            .mapToObj(n -> n == Math.rint(n) ? Long.toString((long) n) : decimal(n))
            .toArray();
    return shape.formatted(words);
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
