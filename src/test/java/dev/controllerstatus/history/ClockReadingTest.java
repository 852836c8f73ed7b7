package dev.controllerstatus.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ClockReadingTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private static Optional<Duration> set(Duration passed, Duration wallPassed) {
    return set(passed, wallPassed, 0);
  }

  private static Optional<Duration> set(Duration passed, Duration wallPassed, long nanoTime) {
    return new ClockReading(NOON.plus(wallPassed), nanoTime + passed.toNanos())
        .setSince(new ClockReading(NOON, nanoTime));
  }

  @Test
  void a_clock_that_goes_on_was_not_set() {
    assertEquals(Optional.empty(), set(TEN_SECONDS, TEN_SECONDS));
    assertEquals(Optional.empty(), set(Duration.ZERO, Duration.ZERO));
  }

  @Test
  void an_hour_back_is_told_as_an_hour_back() {
    Duration back = Duration.ofHours(-1);
    assertEquals(Optional.of(back), set(TEN_SECONDS, TEN_SECONDS.plus(back)));
  }

  @Test
  void a_day_forward_is_told_as_a_day_forward() {
    Duration forward = Duration.ofDays(1);
    assertEquals(Optional.of(forward), set(TEN_SECONDS, TEN_SECONDS.plus(forward)));
  }

  @Test
  void a_second_is_not_told_and_a_little_more_is() {
    Duration second = Duration.ofSeconds(1);
    Duration more = Duration.ofMillis(1_006);
    assertEquals(Optional.empty(), set(TEN_SECONDS, TEN_SECONDS.plus(second)));
    assertEquals(Optional.of(more), set(TEN_SECONDS, TEN_SECONDS.plus(more)));
    assertEquals(Optional.of(more.negated()), set(TEN_SECONDS, TEN_SECONDS.minus(more)));
  }

  @Test
  void the_nano_time_may_overflow_in_between() {
    assertEquals(Optional.empty(), set(TEN_SECONDS, TEN_SECONDS, Long.MAX_VALUE - 5));
  }

  @Property
  void slewing_is_never_told(
      @ForAll @LongRange(min = 0, max = 365L * 86_400_000) long passedMillis,
      @ForAll @IntRange(min = -500, max = 500) int ppm) {
    Duration passed = Duration.ofMillis(passedMillis);
    Duration slewed = Duration.ofNanos(passedMillis * ppm);
    assertEquals(Optional.empty(), set(passed, passed.plus(slewed)));
  }

  @Property
  void a_step_is_told_exactly(
      @ForAll @IntRange(min = 0, max = 3_600) int passedSeconds,
      @ForAll @LongRange(min = 3, max = 100L * 366 * 86_400) long seconds,
      @ForAll boolean isBack) {
    Duration passed = Duration.ofSeconds(passedSeconds);
    Duration step = Duration.ofSeconds(isBack ? -seconds : seconds);
    assertEquals(Optional.of(step), set(passed, passed.plus(step)));
  }
}
