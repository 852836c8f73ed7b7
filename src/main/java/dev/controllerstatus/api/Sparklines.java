package dev.controllerstatus.api;

import dev.controllerstatus.history.Discontinuity;
import dev.controllerstatus.history.History;
import dev.controllerstatus.history.Point;
import dev.controllerstatus.history.Resolution;
import dev.controllerstatus.history.Window;
import dev.controllerstatus.target.CurrentTargets;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.Unset;
import dev.controllerstatus.words.Messages;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The last day of every service, for the page. */
@Singleton
final class Sparklines {
  private final CurrentTargets targets;
  private final History history;

  Sparklines(CurrentTargets targets, History history) {
    this.targets = targets;
    this.history = history;
  }

  /** By the id of the service; those that nobody has configured have none. */
  Map<String, Sparkline> at(Instant now, Messages language) {
    StripWords words = new StripWords(new Wording(language));
    List<Target> asked =
        targets.now().services().stream().filter(t -> !(t instanceof Unset)).toList();
    Map<String, Sparkline> all = new HashMap<>();
    asked.forEach(target -> all.put(target.id().toString(), words.unreadable()));
    try {
      List<Discontinuity> found = history.discontinuities(Strip.day(now));
      for (Target target : asked) {
        all.put(target.id().toString(), of(target, found, now, words));
      }
    } catch (IOException e) {
      // The lights are more important: what became of the past does not keep them from the page.
      return all;
    }
    return all;
  }

  private Sparkline of(Target target, List<Discontinuity> found, Instant now, StripWords words)
      throws IOException {
    Window day = Strip.day(now);
    Instant firstAt = history.firstAt(target.id()).orElse(null);
    List<Point> points = history.points(target.id(), day, Resolution.QUARTER);
    Strip strip = new Strip(now, points, found, target.service().freshFor(), firstAt);
    boolean isYoung = firstAt != null && !firstAt.isBefore(day.from());
    return words.of(strip, isYoung ? Duration.between(firstAt, now) : null);
  }
}
