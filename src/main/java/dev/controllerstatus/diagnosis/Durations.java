package dev.controllerstatus.diagnosis;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Arithmetic of durations. */
final class Durations {
  private Durations() {}

  static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** The middle one; of an even number the later of the two; not for none. */
  static Duration median(Collection<Duration> all) {
    List<Duration> sorted = all.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
