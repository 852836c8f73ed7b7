package dev.controllerstatus.situation;

import dev.controllerstatus.diagnosis.Ledger;
import dev.controllerstatus.diagnosis.Past;
import dev.controllerstatus.history.History;
import dev.controllerstatus.history.Point;
import dev.controllerstatus.history.Window;
import dev.controllerstatus.target.CurrentTargets;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the last thirty days tell, read from the history: all of it at first and once a day, and
 * otherwise the last hours whenever a quarter of an hour is over. Whatever the disk does, the
 * diagnosis goes on, with what was known before. Not safe for several threads.
 */
@Singleton
final class Pasts {
  private static final Logger LOG = LoggerFactory.getLogger(Pasts.class);
  private static final Duration REACH = Duration.ofDays(30);
  // Attempts that began within a step may end after it, and reach the history later still.
  private static final Duration SETTLED = Duration.ofSeconds(30);
  private static final Duration AGAIN = Duration.ofHours(2);
  private static final Duration RETRY = Duration.ofMinutes(1);

  private final CurrentTargets targets;
  private final History history;
  private final InstantSource clock;
  private Map<TargetId, Ledger> ledgers = Map.of();
  private @Nullable Instant end;
  private @Nullable Instant failed;
  private volatile Past past = Past.NONE;

  Pasts(CurrentTargets targets, History history, InstantSource clock) {
    this.targets = targets;
    this.history = history;
    this.clock = clock;
  }

  /** As it was read last. */
  Past latest() {
    return past;
  }

  /** Reads what is new, if it is time for that. */
  void refresh() {
    Instant now = clock.instant();
    Instant until = Ledger.STEP.start(now.minus(SETTLED));
    if (until.equals(end) || isJustFailed(now)) {
      return;
    }
    try {
      ledgers = read(until);
      past = Past.of(targets.now(), ledgers);
      end = until;
      failed = null;
    } catch (IOException | RuntimeException e) {
      if (failed == null) {
        LOG.warn("the days before cannot be read, the diagnosis goes on without: {}", e.toString());
      }
      failed = now;
    }
  }

  private boolean isJustFailed(Instant now) {
    return failed != null && Duration.between(failed, now).abs().compareTo(RETRY) < 0;
  }

  private Map<TargetId, Ledger> read(Instant until) throws IOException {
    boolean isAll = end == null || !isSameDay(end, until) || until.isBefore(end);
    Window window = new Window(until.minus(isAll ? REACH : AGAIN), until);
    Map<TargetId, Ledger> read = new HashMap<>();
    for (Target target : targets.now().all()) {
      if (Past.isJudged(target)) {
        List<Point> points = history.points(target.id(), window, Ledger.STEP);
        Ledger known = isAll ? null : ledgers.get(target.id());
        read.put(
            target.id(),
            known == null ? Ledger.of(target.id(), points, until) : known.with(points, until));
      }
    }
    return read;
  }

  private static boolean isSameDay(Instant one, Instant other) {
    return one.truncatedTo(ChronoUnit.DAYS).equals(other.truncatedTo(ChronoUnit.DAYS));
  }
}
