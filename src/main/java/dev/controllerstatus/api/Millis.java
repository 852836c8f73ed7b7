package dev.controllerstatus.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations as milliseconds, for the wire and for people. */
final class Millis {
  private static final int NANO_DIGITS = 6;
  private static final int FINE_BELOW = 10;

  private Millis() {}

  /** Milliseconds with one decimal; null stays null. */
  static @Nullable BigDecimal orNull(@Nullable Duration duration) {
    return duration == null ? null : of(duration);
  }

  /** Milliseconds with one decimal. */
  static BigDecimal of(Duration duration) {
    return BigDecimal.valueOf(duration.toNanos(), NANO_DIGITS).setScale(1, RoundingMode.HALF_UP);
  }

  /** For people: {@code 12 ms}, or seconds where milliseconds say too much. */
  static String text(Duration duration) {
    if (duration.toMillis() < FINE_BELOW) {
      return of(duration) + " ms";
    }
    return duration.toMillis() < 1000
        ? Math.round(duration.toNanos() / 1e6) + " ms"
        : of(duration.dividedBy(1000)).stripTrailingZeros().toPlainString() + " s";
  }
}
