package dev.controllerstatus.api;

import dev.controllerstatus.words.Messages;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures as the language writes them. */
public record Figures(Messages messages) {
  private static final int FINE_BELOW = 10;

  /** A latency in milliseconds, or a dash where there is none. */
  public String latency(@Nullable BigDecimal millis) {
    return millis == null ? "–" : of(millis) + " ms";
  }

  /** With the decimals that it has. */
  String of(BigDecimal figure) {
    int decimals = Math.max(0, figure.scale());
    return String.format(messages.locale(), "%." + decimals + "f", figure);
  }

  /** A whole number, its thousands apart. */
  String of(long number) {
    return String.format(messages.locale(), "%,d", number);
  }

  /** Milliseconds with one decimal. */
  String millis(Duration duration) {
    return of(Millis.of(duration));
  }

  /** {@code 12 ms}, or seconds where milliseconds say too much. */
  String took(Duration duration) {
    if (duration.toMillis() < FINE_BELOW) {
      return millis(duration) + " ms";
    }
    return duration.toMillis() < 1000
        ? Math.round(duration.toNanos() / 1e6) + " ms"
        : of(Millis.of(duration.dividedBy(1000)).stripTrailingZeros()) + " s";
  }

  /** So many things; the key has a form for one and another for all other numbers. */
  String counted(long number, String key, Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    all.put("count", of(number));
    return messages.text(key + (number == 1 ? ".one" : ".other"), all);
  }
}
