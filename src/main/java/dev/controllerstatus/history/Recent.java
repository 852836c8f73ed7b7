package dev.controllerstatus.history;

import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.SampleSink;
import dev.controllerstatus.target.TargetId;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The latest samples of each target, in memory, oldest first. */
@Singleton
@Order(Recent.BEFORE_LISTENERS)
public final class Recent implements SampleSink {
  /** History comes first, so that whoever listens next already finds the sample here. */
  static final int BEFORE_LISTENERS = -100;

  /** Samples kept per target: an hour at one every ten seconds. */
  static final int KEPT = 360;

  /** Samples kept in all, at about a kilobyte each; many targets have less of the past each. */
  static final int KEPT_IN_ALL = 20_000;

  private final Map<TargetId, Deque<Sample>> rings = new HashMap<>();

  @Override
  public synchronized void accept(Sample sample) {
    Deque<Sample> ring = rings.computeIfAbsent(sample.target(), _ -> new ArrayDeque<>());
    ring.addLast(sample);
    int most = Math.clamp(KEPT_IN_ALL / rings.size(), 1, KEPT);
    while (ring.size() > most) {
      ring.removeFirst();
    }
  }

  /** The newest sample of a target, if there is one. */
  public synchronized Optional<Sample> latest(TargetId id) {
    return Optional.ofNullable(rings.get(id)).map(Deque::peekLast);
  }

  /** All samples kept of a target, oldest first. */
  public synchronized List<Sample> of(TargetId id) {
    return List.copyOf(rings.getOrDefault(id, new ArrayDeque<>()));
  }
}
