package dev.controllerstatus.api;

import dev.controllerstatus.history.rollup.Rollup;
import dev.controllerstatus.light.Lights;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much of the time a service was reached, by the rules of the lights. */
final class Availability {
  private static final int DIGITS = 6;

  private Availability() {}

  /** The share of attempts, 0 to 1, that reached the service; null without any attempt. */
  static @Nullable BigDecimal of(Rollup rollup) {
    // Rounded down: only what never failed is 1.
    return rollup.count() == 0
        ? null
        : BigDecimal.valueOf(reached(rollup))
            .divide(BigDecimal.valueOf(rollup.count()), DIGITS, RoundingMode.DOWN);
  }

  /** For people: {@code 99.7 %}; null without any attempt. */
  static @Nullable String text(Rollup rollup, Figures figures) {
    BigDecimal share = of(rollup);
    return share == null
        ? null
        : figures.of(share.movePointRight(2).setScale(scale(share), RoundingMode.DOWN)) + " %";
  }

  /** One decimal, two where one would not do justice to a rare failure. */
  private static int scale(BigDecimal share) {
    if (share.compareTo(BigDecimal.ONE) == 0 || share.signum() == 0) {
      return 0;
    }
    return share.compareTo(new BigDecimal("0.999")) >= 0 ? 2 : 1;
  }

  /** How many attempts did not reach the service. */
  static long unreached(Rollup rollup) {
    return rollup.count() - reached(rollup);
  }

  private static long reached(Rollup rollup) {
    return rollup.up()
        + rollup.failures().entrySet().stream()
            .filter(failure -> Lights.isReached(failure.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
  }
}
