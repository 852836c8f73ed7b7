package dev.controllerstatus.api;

import dev.controllerstatus.history.Discontinuity;
import dev.controllerstatus.history.Point;
import dev.controllerstatus.history.Resolution;
import dev.controllerstatus.history.Window;
import dev.controllerstatus.history.rollup.Rollup;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A day of one service cut into quarters of an hour, and what is known of each. */
final class Strip {
  static final int COLUMNS = 96;
  private static final Resolution STEP = Resolution.QUARTER;
  private static final long MILLIS = STEP.step().toMillis();

  /** What is known of one column. */
  enum State {
    /** Something was noted. */
    KNOWN,
    /** Nothing was due: the last result still counted. */
    QUIET,
    /** Nothing was noted although something was due. */
    GAP,
    /** Before the first of all samples. */
    BEFORE
  }

  private final Window window;
  private final List<Discontinuity> found;
  private final Rollup[] rollups = new Rollup[COLUMNS];
  private final State[] states = new State[COLUMNS];

  /**
   * Cuts the day that ends now.
   *
   * @param freshFor how long one result counts
   * @param firstAt when the first of all samples was taken
   */
  Strip(
      Instant now,
      List<Point> points,
      List<Discontinuity> found,
      Duration freshFor,
      @Nullable Instant firstAt) {
    this.window = day(now);
    this.found = found;
    Arrays.fill(rollups, Rollup.EMPTY);
    points.forEach(point -> rollups[column(point.from())] = point.rollup());
    boolean isBefore = firstAt == null || firstAt.isAfter(window.from());
    Instant fresh = window.from().plus(freshFor);
    for (int i = 0; i < COLUMNS; i++) {
      if (!rollups[i].isEmpty()) {
        fresh = start(i + 1).plus(freshFor);
        isBefore = false;
      }
      Instant end = start(i + 1).isBefore(now) ? start(i + 1) : now;
      states[i] = state(i, isBefore, !fresh.isBefore(end));
    }
  }

  /** The last day: whole quarters, the last of which is still going on. */
  static Window day(Instant now) {
    Instant end = STEP.start(now).plus(STEP.step());
    return new Window(end.minus(STEP.step().multipliedBy(COLUMNS)), end);
  }

  private State state(int column, boolean isBefore, boolean isFresh) {
    if (!rollups[column].isEmpty()) {
      return State.KNOWN;
    } else if (isBefore) {
      return State.BEFORE;
    }
    return isFresh ? State.QUIET : State.GAP;
  }

  private Instant start(int column) {
    return window.from().plus(STEP.step().multipliedBy(column));
  }

  private int column(Instant at) {
    return (int) Duration.between(window.from(), at).dividedBy(STEP.step());
  }

  Rollup rollup(int column) {
    return rollups[column];
  }

  State state(int column) {
    return states[column];
  }

  /** All of the day. */
  Rollup sum() {
    return Rollup.sum(Arrays.asList(rollups));
  }

  /** Columns in a row of which this holds, from and to. */
  List<int[]> runs(Predicate<State> holds) {
    return IntStream.range(0, COLUMNS)
        .filter(i -> holds.test(states[i]) && (i == 0 || !holds.test(states[i - 1])))
        .mapToObj(
            from ->
                new int[] {
                  from,
                  IntStream.range(from, COLUMNS)
                      .filter(i -> !holds.test(states[i]))
                      .findFirst()
                      .orElse(COLUMNS)
                })
        .toList();
  }

  /** Columns in which the record breaks off without a gap of its own, with fractions. */
  double[] breaks() {
    return found.stream()
        .filter(Predicate.not(this::isGap))
        .map(Strip::at)
        .filter(at -> at != null && window.contains(at) && isRecorded(column(at)))
        .mapToDouble(at -> (double) Duration.between(window.from(), at).toMillis() / MILLIS)
        .toArray();
  }

  private static @Nullable Instant at(Discontinuity found) {
    return found.before() == null ? found.after() : found.before();
  }

  private boolean isGap(Discontinuity found) {
    Instant before = found.before();
    Instant after = found.after();
    return IntStream.range(0, COLUMNS)
        .filter(i -> states[i] == State.GAP)
        .filter(i -> before == null || before.isBefore(start(i + 1)))
        .anyMatch(i -> after == null || after.isAfter(start(i)));
  }

  private boolean isRecorded(int column) {
    return states[column] == State.KNOWN || states[column] == State.QUIET;
  }

  /** How many gaps and breaks there are. */
  int gaps() {
    return runs(State.GAP::equals).size() + breaks().length;
  }
}
