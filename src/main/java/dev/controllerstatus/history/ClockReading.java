package dev.controllerstatus.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What both clocks said at one moment.
 *
 * @param wall the clock that people and time sources set
 * @param nanoTime the clock that only goes on, as {@link System#nanoTime()}
 */
public record ClockReading(Instant wall, long nanoTime) {
  private static final Duration LEAST = Duration.ofSeconds(1);
  // What a kernel may slew, 500 ppm, and never a step however long the time between two readings.
  private static final long SLEWED_ONE_IN = 2_000;

  /**
   * By how much the wall clock was set since an earlier reading of this process; empty where it
   * only went on, or was set by less than can be told from slewing: one second, and half a
   * millisecond for each second between. Time that the machine slept counts as a step forward.
   */
  public Optional<Duration> setSince(ClockReading before) {
    Duration passed = Duration.ofNanos(nanoTime - before.nanoTime);
    Duration step = Duration.between(before.wall, wall).minus(passed);
    Duration slewed = passed.dividedBy(SLEWED_ONE_IN);
    return step.abs().compareTo(LEAST.plus(slewed)) > 0 ? Optional.of(step) : Optional.empty();
  }
}
