package dev.controllerstatus.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.history.rollup.Block;
import dev.controllerstatus.history.rollup.BlockKey;
import dev.controllerstatus.history.rollup.Blocks;
import dev.controllerstatus.history.rollup.Rollup;
import dev.controllerstatus.history.rollup.Tier;
import dev.controllerstatus.sample.Outcome;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolutionTest {
  private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
  private static final Outcome OUTCOME = new Outcome.Inconclusive("test");

  @ParameterizedTest
  @CsvSource({
    "PT1M, 500, MINUTE",
    "PT1H, 60, MINUTE",
    "PT1H, 59, TWO_MINUTES",
    "P1D, 500, FIVE_MINUTES",
    "P1D, 96, QUARTER",
    "P1D, 2000, MINUTE",
    "P7D, 500, HALF_HOUR",
    "P30D, 500, TWO_HOURS",
    "P730D, 500, TWO_DAYS",
    "P180D, 2000, THREE_HOURS",
    "P180D, 500, HALF_DAY",
    "P401D, 2000, DAY",
    "P730D, 2000, DAY",
    "P30000D, 2000, FOUR_WEEKS"
  })
  void the_finest_step_that_fits_is_taken(Duration length, int points, Resolution expected) {
    Window window = new Window(START, START.plus(length));
    assertEquals(Optional.of(expected), Resolution.fitting(window, points));
  }

  @Example
  void a_window_longer_than_any_step_allows_has_no_resolution() {
    Window window = new Window(Instant.EPOCH, START);
    assertEquals(Optional.empty(), Resolution.fitting(window, 10));
  }

  @ParameterizedTest
  @CsvSource({"TEN_MINUTES, MINUTE", "QUARTER, QUARTER", "HALF_DAY, QUARTER", "DAY, DAY"})
  void the_coarsest_tier_serves(Resolution resolution, Tier expected) {
    assertEquals(expected, resolution.tier());
  }

  @Example
  void weeks_begin_on_monday() {
    for (Resolution weeks : List.of(Resolution.WEEK, Resolution.TWO_WEEKS, Resolution.FOUR_WEEKS)) {
      Instant start = weeks.start(START);
      assertEquals(DayOfWeek.MONDAY, start.atOffset(ZoneOffset.UTC).getDayOfWeek());
      assertEquals(start, weeks.start(start));
    }
  }

  @Example
  void a_window_has_a_length() {
    assertThrows(IllegalArgumentException.class, () -> new Window(START, START));
  }

  @Property(tries = 300)
  void the_points_of_a_window_are_those_that_it_touches(
      @ForAll Resolution resolution,
      @ForAll @LongRange(min = -10_000_000, max = 10_000_000) long from,
      @ForAll @LongRange(min = 1, max = 200_000_000_000L) long millis) {
    Window window = window(from, millis);
    Window covered = resolution.cover(window);
    assertTrue(!covered.from().isAfter(window.from()) && !covered.to().isBefore(window.to()));
    assertEquals(
        resolution.step().multipliedBy(resolution.points(window)),
        Duration.between(covered.from(), covered.to()));
    assertTrue(resolution.points(new Window(covered.from(), covered.to())) > 0);
    assertEquals(resolution.points(window), resolution.points(covered));
  }

  @Property(tries = 200)
  void points_hold_all_samples_of_their_time_and_no_others(
      @ForAll Resolution resolution,
      @ForAll @LongRange(min = -10_000_000, max = 10_000_000) long from,
      @ForAll @LongRange(min = 1, max = 10_000_000_000L) long millis,
      @ForAll List<@IntRange(min = -1000, max = 1000) Integer> hours) {
    List<Instant> times = hours.stream().map(h -> START.plusSeconds(h * 3601L)).toList();
    Blocks blocks = new Blocks();
    times.forEach(at -> blocks.add(1, at, OUTCOME));
    Window window = window(from, millis);
    List<Block> needed =
        LongStream.rangeClosed(resolution.firstBlock(window), resolution.lastBlock(window))
            .mapToObj(number -> blocks.find(new BlockKey(1, resolution.tier(), number)))
            .flatMap(Optional::stream)
            .toList();
    List<Point> points = resolution.points(window, needed);
    assertEquals(resolution.points(window, all(blocks, resolution.tier())), points);
    Window covered = resolution.cover(window);
    assertEquals(
        times.stream().filter(covered::contains).count(), Point.sum(points).inconclusive());
    for (Point point : points) {
      Window step = new Window(point.from(), point.to());
      assertEquals(times.stream().filter(step::contains).count(), point.rollup().inconclusive());
    }
    assertEquals(points.stream().map(Point::from).sorted().toList(), starts(points));
  }

  private static List<Instant> starts(List<Point> points) {
    return points.stream().map(Point::from).toList();
  }

  private static List<Block> all(Blocks blocks, Tier tier) {
    Stream<BlockKey> keys = blocks.keys().stream().filter(key -> key.tier() == tier);
    return keys.map(key -> blocks.find(key).orElseThrow()).toList();
  }

  private static Window window(long fromMillis, long millis) {
    Instant from = START.plusMillis(fromMillis);
    return new Window(from, from.plusMillis(millis));
  }

  @Example
  void what_was_never_noted_is_no_point() {
    Window window = window(0, 1000);
    assertEquals(List.of(), Resolution.DAY.points(window, List.of()));
    assertEquals(Rollup.EMPTY, Point.sum(List.of()));
  }
}
