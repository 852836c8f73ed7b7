package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.Discontinuity;
import dev.controllerstatus.history.History;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.Point;
import dev.controllerstatus.history.Recent;
import dev.controllerstatus.history.Resolution;
import dev.controllerstatus.history.Window;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.target.TargetId;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The past, from the file and from what is not in it yet. */
@Singleton
@Secondary
final class StoredHistory implements History {
  private final Reading reading;
  private final StoredBlocks blocks;
  private final Samples samples;
  private final Edges edges;
  private final Recent recent;

  StoredHistory(Reading reading, StoredBlocks blocks, Samples samples, Edges edges, Recent recent) {
    this.reading = reading;
    this.blocks = blocks;
    this.samples = samples;
    this.edges = edges;
    this.recent = recent;
  }

  @Override
  public List<Point> points(TargetId target, Window window, Resolution resolution)
      throws IOException {
    return resolution.points(
        window,
        blocks.between(
            target,
            resolution.tier(),
            resolution.firstBlock(window),
            resolution.lastBlock(window)));
  }

  @Override
  public List<Kept> samples(TargetId target, Window window, int most) throws IOException {
    return samples.find(
        new Samples.Wanted(Long.MIN_VALUE, window.from(), window.to(), Optional.of(target)), most);
  }

  @Override
  public List<Discontinuity> discontinuities(Window window) throws IOException {
    return reading.ask(
        sql ->
            sql.list(
                "SELECT id, cause, before, after FROM discontinuity"
                    + " WHERE min(coalesce(before, after), coalesce(after, before)) < ?"
                    + " AND max(coalesce(before, after), coalesce(after, before)) >= ? ORDER BY id",
                DiscontinuityRow::read,
                window.to().toEpochMilli(),
                window.from().toEpochMilli()),
        List.of());
  }

  @Override
  public Optional<Instant> firstAt(TargetId target) throws IOException {
    return edges.first(target);
  }

  @Override
  public Optional<Instant> lastChangeAt(TargetId target) throws IOException {
    List<Kept> judged =
        recent.of(target).reversed().stream().filter(StoredHistory::isJudged).toList();
    if (judged.isEmpty()) {
      return Optional.empty();
    }
    boolean isUp = isUp(judged.getFirst());
    List<Kept> same = judged.stream().takeWhile(kept -> isUp(kept) == isUp).toList();
    return same.size() < judged.size()
        ? Optional.of(same.getLast().sample().at())
        : before(target, isUp, same.getLast().sample().at());
  }

  /** The change lies further back than memory goes. */
  private Optional<Instant> before(TargetId target, boolean isUp, Instant known)
      throws IOException {
    Optional<Instant> other =
        edges.last(target, rollup -> (isUp ? rollup.failed() : rollup.up()) > 0);
    if (other.isEmpty()) {
      return firstAt(target).or(() -> Optional.of(known));
    }
    Instant minute = other.get().minusSeconds(60);
    return minute.isBefore(known)
        ? Optional.of(change(target, isUp, new Window(minute, known.plusMillis(1))))
        : Optional.of(known);
  }

  private Instant change(TargetId target, boolean isUp, Window window) throws IOException {
    Optional<Instant> since = Optional.empty();
    for (Kept kept : samples(target, window, Recent.KEPT)) {
      if (isJudged(kept)) {
        since =
            isUp(kept) == isUp ? since.or(() -> Optional.of(kept.sample().at())) : Optional.empty();
      }
    }
    return since.orElse(window.from());
  }

  private static boolean isJudged(Kept kept) {
    return isUp(kept) || kept.sample().outcome() instanceof Outcome.Down;
  }

  private static boolean isUp(Kept kept) {
    return kept.sample().outcome() instanceof Outcome.Up;
  }
}
