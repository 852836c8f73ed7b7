package dev.controllerstatus.history;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A place at which the record does not simply go on: a gap, never an outage.
 *
 * @param id the first sample after it has this id or a greater one
 * @param before the time on the clock at its beginning; null when nobody knows
 * @param after the time on the clock at its end; earlier than {@code before} where the clock was
 *     set back, null as long as it lasts
 */
public record Discontinuity(
    long id, Cause cause, @Nullable Instant before, @Nullable Instant after) {
  /** What broke the record. */
  public enum Cause {
    /** The service was stopped in order. */
    STOPPED,
    /** The service ended without order: a power cut, or it was killed. */
    INTERRUPTED,
    /** The wall clock was set. */
    CLOCK_SET,
    /** The disk took nothing, and memory not all. */
    NOT_WRITTEN,
    /** The file was damaged. */
    DAMAGED;

    /** The word in the interface. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
