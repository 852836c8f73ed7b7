package dev.controllerstatus.api;

import dev.controllerstatus.api.HistoryBody.GapBody;
import dev.controllerstatus.api.HistoryBody.PointBody;
import dev.controllerstatus.api.HistoryBody.SampleBody;
import dev.controllerstatus.api.HistoryBody.SummaryBody;
import dev.controllerstatus.history.Discontinuity;
import dev.controllerstatus.history.History;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.Point;
import dev.controllerstatus.history.Resolution;
import dev.controllerstatus.history.Window;
import dev.controllerstatus.history.rollup.Rollup;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.target.TargetId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From what is remembered to what is sent. */
@Singleton
final class Histories {
  private final History history;

  Histories(History history) {
    this.history = history;
  }

  /** The answer to a question about one service. */
  HistoryBody answer(TargetId target, HistoryQuery query) throws BadQuery, IOException {
    return switch (query) {
      case HistoryQuery.Raw(var window) -> samples(target, window);
      case HistoryQuery.Steps(var window, var resolution) -> points(target, window, resolution);
    };
  }

  private HistoryBody points(TargetId target, Window window, Resolution resolution)
      throws IOException {
    List<Point> points = history.points(target, window, resolution);
    return body(
        target,
        resolution.cover(window),
        resolution.step().toMillis(),
        points.stream().map(Histories::point).toList(),
        null,
        Point.sum(points));
  }

  private HistoryBody samples(TargetId target, Window window) throws BadQuery, IOException {
    List<Kept> samples = history.samples(target, window, HistoryQuery.MOST + 1);
    if (samples.size() > HistoryQuery.MOST) {
      throw new BadQuery(
          "too-many-points",
          "There are more than %d attempts in this window: ask for a shorter one, or for steps such"
                  .formatted(HistoryQuery.MOST)
              + " as 1m.");
    }
    Rollup sum =
        Rollup.sum(samples.stream().map(kept -> Rollup.of(kept.sample().outcome())).toList());
    List<SampleBody> bodies = samples.stream().map(Histories::sample).toList();
    return body(target, window, null, null, bodies, sum);
  }

  private HistoryBody body(
      TargetId target,
      Window window,
      @Nullable Long stepMs,
      @Nullable List<PointBody> points,
      @Nullable List<SampleBody> samples,
      Rollup sum)
      throws IOException {
    return new HistoryBody(
        target.toString(),
        window.from(),
        window.to(),
        stepMs,
        points,
        samples,
        history.discontinuities(window).stream().map(Histories::gap).toList(),
        summary(sum),
        history.firstAt(target).orElse(null),
        history.lastChangeAt(target).orElse(null));
  }

  private static PointBody point(Point point) {
    Rollup rollup = point.rollup();
    return new PointBody(
        point.from(),
        rollup.count(),
        rollup.failed(),
        rollup.skipped(),
        rollup.inconclusive(),
        rollup.failures(),
        Millis.orNull(rollup.min().orElse(null)),
        percentile(rollup, 50),
        percentile(rollup, 95),
        percentile(rollup, 99),
        Millis.orNull(rollup.max().orElse(null)));
  }

  private static SummaryBody summary(Rollup rollup) {
    return new SummaryBody(
        Availability.of(rollup),
        rollup.count(),
        rollup.failed(),
        rollup.skipped(),
        rollup.inconclusive(),
        rollup.failures(),
        Millis.orNull(rollup.min().orElse(null)),
        percentile(rollup, 50),
        percentile(rollup, 95),
        percentile(rollup, 99),
        Millis.orNull(rollup.max().orElse(null)));
  }

  private static @Nullable BigDecimal percentile(Rollup rollup, int percent) {
    return Millis.orNull(rollup.percentile(percent).orElse(null));
  }

  private static SampleBody sample(Kept kept) {
    Outcome outcome = kept.sample().outcome();
    return new SampleBody(
        kept.id(),
        kept.sample().at(),
        kept.clock().name().toLowerCase(Locale.ROOT),
        outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT),
        outcome instanceof Outcome.Up up ? Millis.of(up.latency()) : null,
        Statuses.phases(outcome),
        Statuses.fault(outcome));
  }

  private static GapBody gap(Discontinuity gap) {
    return new GapBody(gap.before(), gap.after(), gap.cause().word());
  }
}
