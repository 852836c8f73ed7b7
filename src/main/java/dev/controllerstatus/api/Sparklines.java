package dev.controllerstatus.api;

import dev.controllerstatus.history.Discontinuity;
import dev.controllerstatus.history.History;
import dev.controllerstatus.history.Point;
import dev.controllerstatus.history.Resolution;
import dev.controllerstatus.history.Window;
import dev.controllerstatus.history.rollup.Rollup;
import dev.controllerstatus.target.CurrentTargets;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.Unset;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last day of every service, for the page. */
@Singleton
final class Sparklines {
  private static final Sparkline UNREADABLE =
      new Sparkline("", "The past cannot be read at the moment.", "", "", null);
  private static final Sparkline NOTHING =
      new Sparkline("", "Nothing is known of the last 24 hours yet.", "", "", null);

  private final CurrentTargets targets;
  private final History history;

  Sparklines(CurrentTargets targets, History history) {
    this.targets = targets;
    this.history = history;
  }

  /** By the id of the service; those that nobody has configured have none. */
  Map<String, Sparkline> at(Instant now) {
    List<Target> asked =
        targets.now().services().stream().filter(t -> !(t instanceof Unset)).toList();
    Map<String, Sparkline> all = new HashMap<>();
    asked.forEach(target -> all.put(target.id().toString(), UNREADABLE));
    try {
      List<Discontinuity> found = history.discontinuities(Strip.day(now));
      for (Target target : asked) {
        all.put(target.id().toString(), of(target, found, now));
      }
    } catch (IOException e) {
      // The lights are more important: what became of the past does not keep them from the page.
      return all;
    }
    return all;
  }

  private Sparkline of(Target target, List<Discontinuity> found, Instant now) throws IOException {
    Window day = Strip.day(now);
    Instant firstAt = history.firstAt(target.id()).orElse(null);
    List<Point> points = history.points(target.id(), day, Resolution.QUARTER);
    Strip strip = new Strip(now, points, found, target.service().freshFor(), firstAt);
    return strip.sum().isEmpty() ? NOTHING : of(strip, length(firstAt, now, day));
  }

  private static String length(@Nullable Instant firstAt, Instant now, Window day) {
    return firstAt == null || firstAt.isBefore(day.from())
        ? "24 hours"
        : Ages.of(Duration.between(firstAt, now));
  }

  private static Sparkline of(Strip strip, String length) {
    Rollup sum = strip.sum();
    String figure = Availability.text(sum);
    String of =
        figure == null
            ? "No result in %s.".formatted(length)
            : "of %s in %s".formatted(number(sum.count(), "check"), length);
    String latency = latency(sum);
    String label =
        "Last %s: %s%s%s."
            .formatted(
                length,
                figure == null ? "no result" : "available in " + figure + " " + of,
                latency.isEmpty() ? "" : ", " + latency,
                strip.gaps() == 0 ? "" : ", " + number(strip.gaps(), "gap"));
    return new Sparkline(figure == null ? "" : figure, of, latency, label, StripDrawing.of(strip));
  }

  private static String latency(Rollup sum) {
    return sum.up() == 0
        ? ""
        : "median %s, 95 %% within %s".formatted(text(sum, 50), text(sum, 95));
  }

  private static String text(Rollup sum, int percent) {
    return Millis.text(sum.percentile(percent).orElseThrow());
  }

  private static String number(long number, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
  }
}
