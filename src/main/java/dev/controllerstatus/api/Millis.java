package dev.controllerstatus.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations as milliseconds, for the wire. */
final class Millis {
  private static final int NANO_DIGITS = 6;

  private Millis() {}

  /** Milliseconds with one decimal; null stays null. */
  static @Nullable BigDecimal orNull(@Nullable Duration duration) {
    return duration == null ? null : of(duration);
  }

  /** Milliseconds with one decimal. */
  static BigDecimal of(Duration duration) {
    return BigDecimal.valueOf(duration.toNanos(), NANO_DIGITS).setScale(1, RoundingMode.HALF_UP);
  }
}
