package dev.controllerstatus.api;

import dev.controllerstatus.history.rollup.Rollup;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the page says of the last day of a service. */
record StripWords(Wording words) {
  Sparkline unreadable() {
    return new Sparkline("", words.text("status.strip.unreadable"), "", "", null);
  }

  /**
   * What is known, and its drawing.
   *
   * @param age of the first attempt of all, where that is less than a day; else null
   */
  Sparkline of(Strip strip, @Nullable Duration age) {
    Rollup sum = strip.sum();
    if (sum.isEmpty()) {
      return new Sparkline("", words.text("status.strip.nothing"), "", "", null);
    }
    String length = age == null ? words.text("status.strip.day") : words.ages().of(age);
    String figure = Availability.text(sum, words.figures());
    String of = figure == null ? noResult(length) : checks(sum, length);
    String latency = latency(sum);
    String parts =
        Stream.of(available(figure, of), latency, gaps(strip))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    String label = words.text("status.strip.label", Map.of("length", length, "parts", parts));
    return new Sparkline(figure == null ? "" : figure, of, latency, label, StripDrawing.of(strip));
  }

  private String noResult(String length) {
    return words.text("status.strip.no-result", Map.of("length", length));
  }

  private String checks(Rollup sum, String length) {
    return words.figures().counted(sum.count(), "status.strip.checks", Map.of("length", length));
  }

  private String available(@Nullable String figure, String of) {
    return figure == null
        ? words.text("status.strip.label.none")
        : words.text("status.strip.label.available", Map.of("figure", figure, "of", of));
  }

  private String latency(Rollup sum) {
    return sum.up() == 0
        ? ""
        : words.text(
            "status.strip.latency", Map.of("median", text(sum, 50), "tail", text(sum, 95)));
  }

  private String text(Rollup sum, int percent) {
    return words.figures().took(sum.percentile(percent).orElseThrow());
  }

  private String gaps(Strip strip) {
    return strip.gaps() == 0
        ? ""
        : words.figures().counted(strip.gaps(), "status.strip.gaps", Map.of());
  }
}
