package dev.controllerstatus.history;

import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.TargetId;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The latest samples of each target, in memory, oldest first. */
@Singleton
public final class Recent implements Past {
  /** Samples kept per target: an hour at one every ten seconds. */
  public static final int KEPT = 360;

  /** Samples kept in all, at about a kilobyte each; many targets have less of the past each. */
  public static final int KEPT_IN_ALL = 20_000;

  private final Map<TargetId, Deque<Kept>> rings = new HashMap<>();

  /** Adds a sample that is younger than all of its target. */
  public synchronized void add(Kept kept) {
    Deque<Kept> ring = rings.computeIfAbsent(kept.sample().target(), _ -> new ArrayDeque<>());
    ring.addLast(kept);
    int most = Math.clamp(KEPT_IN_ALL / rings.size(), 1, KEPT);
    while (ring.size() > most) {
      ring.removeFirst();
    }
  }

  /** The newest sample of a target, if there is one. */
  public synchronized Optional<Kept> latest(TargetId id) {
    return Optional.ofNullable(rings.get(id)).map(Deque::peekLast);
  }

  /** All samples kept of a target, oldest first. */
  public synchronized List<Kept> of(TargetId id) {
    return List.copyOf(rings.getOrDefault(id, new ArrayDeque<>()));
  }

  @Override
  public synchronized long idOf(Sample sample) {
    return latest(sample.target())
        .filter(kept -> kept.sample().equals(sample))
        .map(Kept::id)
        .orElse(NO_ID);
  }

  @Override
  public synchronized List<Kept> after(TargetId target, long id, int most) {
    List<Kept> later = of(target).stream().filter(kept -> kept.id() > id).toList();
    return later.subList(Math.max(0, later.size() - most), later.size());
  }
}
