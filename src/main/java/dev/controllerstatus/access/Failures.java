package dev.controllerstatus.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * How often each one failed, until an hour has passed without a try. Bounded: the one seen longest
 * ago is forgotten first. Not for several threads.
 */
final class Failures<K> {
  private static final Duration FORGOTTEN = Duration.ofHours(1);
  private static final int MOST = 10_000;
  private final LinkedHashMap<K, Count> counts = new LinkedHashMap<>(16, 0.75f, true);

  /** So many, the last then. */
  record Count(int failed, long lastNanos) {}

  Optional<Count> of(K who, long nowNanos) {
    return Optional.ofNullable(counts.get(who))
        .filter(count -> nowNanos - count.lastNanos() <= FORGOTTEN.toNanos());
  }

  /** Zero, if none is remembered. */
  int count(K who, long nowNanos) {
    return of(who, nowNanos).map(Count::failed).orElse(0);
  }

  void add(K who, long nowNanos) {
    counts.put(who, new Count(count(who, nowNanos) + 1, nowNanos));
    if (counts.size() > MOST) {
      counts.pollFirstEntry();
    }
  }

  /** One of them was none after all. */
  void takeBack(K who) {
    counts.computeIfPresent(
        who,
        (_, count) -> count.failed() > 1 ? new Count(count.failed() - 1, count.lastNanos()) : null);
  }

  void forget(K who) {
    counts.remove(who);
  }
}
