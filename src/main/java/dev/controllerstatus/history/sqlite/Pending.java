package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.Discontinuity;
import dev.controllerstatus.history.Discontinuity.Cause;
import dev.controllerstatus.history.Episode;
import dev.controllerstatus.history.Kept;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the disk. Bounded: when the disk takes nothing for long, the oldest samples go and
 * a discontinuity tells so.
 */
final class Pending {
  static final int MOST = 20_000;
  private static final int AT_ONCE = 2_000;

  private final Deque<Kept> samples = new ArrayDeque<>();
  private final List<Discontinuity> breaks = new ArrayList<>();
  private final Map<String, Episode> episodes = new LinkedHashMap<>();
  private @Nullable Instant lostSince;
  private @Nullable Instant lostMeanwhile;

  synchronized void add(Kept kept) {
    samples.addLast(kept);
    if (samples.size() > MOST) {
      Instant lost = samples.removeFirst().sample().at();
      lostSince = lostSince == null ? lost : lostSince;
      lostMeanwhile = lostMeanwhile == null ? lost : lostMeanwhile;
    }
  }

  synchronized void add(Discontinuity found) {
    breaks.add(found);
  }

  synchronized void add(Episode episode) {
    episodes.put(episode.id(), episode);
  }

  synchronized boolean isEmpty() {
    return samples.isEmpty() && breaks.isEmpty() && episodes.isEmpty();
  }

  synchronized int size() {
    return samples.size();
  }

  /** The samples that wait. */
  synchronized List<Kept> samples() {
    return List.copyOf(samples);
  }

  synchronized List<Kept> takeAll() {
    List<Kept> all = List.copyOf(samples);
    samples.clear();
    return all;
  }

  /** The oldest of what waits, as much as one commit may hold. */
  synchronized Batch next() {
    lostMeanwhile = null;
    return new Batch(
        samples.stream().limit(AT_ONCE).toList(),
        Stream.concat(breaks.stream(), lost().stream()).toList(),
        List.copyOf(episodes.values()));
  }

  private Optional<Discontinuity> lost() {
    Kept first = samples.peekFirst();
    return lostSince == null || first == null
        ? Optional.empty()
        : Optional.of(
            new Discontinuity(first.id(), Cause.NOT_WRITTEN, lostSince, first.sample().at()));
  }

  /** This is on the disk now. What has come or changed meanwhile stays. */
  synchronized void written(Batch batch) {
    long last = batch.samples().isEmpty() ? Long.MIN_VALUE : batch.samples().getLast().id();
    while (!samples.isEmpty() && samples.getFirst().id() <= last) {
      samples.removeFirst();
    }
    breaks.removeAll(batch.breaks());
    lostSince = lostMeanwhile;
    batch.episodes().forEach(episode -> episodes.remove(episode.id(), episode));
  }

  /** The episodes that wait. */
  synchronized List<Episode> episodes() {
    return List.copyOf(episodes.values());
  }
}
