package dev.controllerstatus.history;

import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.TargetId;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Comparator;
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
  private long lastId;

  /** Adds a sample that is younger than all of its target. */
  public synchronized void add(Kept kept) {
    Deque<Kept> ring = rings.computeIfAbsent(kept.sample().target(), _ -> new ArrayDeque<>());
    ring.addLast(kept);
    lastId = Math.max(lastId, kept.id());
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

  /** The highest id there is; zero as long as there is none. */
  public synchronized long lastId() {
    return lastId;
  }

  /**
   * The samples of all targets that came after the one with this id, in their order.
   *
   * @param most how many; where there are more, the latest
   */
  public synchronized List<Kept> after(long id, int most) {
    List<Kept> later =
        rings.values().stream()
            .flatMap(Deque::stream)
            .filter(kept -> kept.id() > id)
            .sorted(Comparator.comparingLong(Kept::id))
            .toList();
    return later.subList(Math.max(0, later.size() - most), later.size());
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
