package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.ClockState;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Time;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the time servers say right now, and whether the box's own clock can be believed. */
record Clocks(Map<String, Reading> readings, boolean isKept) {
  /** Two servers that keep time agree much better than this. */
  static final Duration AGREED = Duration.ofSeconds(1);

  private static final int WORST_STRATUM = 15;
  private static final int NOT_SYNCHRONISED = 3;

  /** What one server said, and in which sample. */
  record Reading(Time time, Kept kept, Seen seen) {
    Duration offset() {
      return time.offset();
    }
  }

  static Clocks of(Scene scene) {
    Map<String, Reading> readings = new TreeMap<>();
    boolean isKept = false;
    for (Seen seen : scene.services()) {
      Kept kept = seen.track().fresh().orElse(null);
      if (kept != null) {
        isKept |= kept.clock() == ClockState.SYNCHRONISED;
        Track.facts(kept, Time.class)
            .filter(Clocks::isUsable)
            .forEach(time -> readings.put(time.server(), new Reading(time, kept, seen)));
      }
    }
    return new Clocks(readings, isKept);
  }

  static boolean isUsable(Time time) {
    return time.stratum() > 0 && time.stratum() <= WORST_STRATUM && time.leap() != NOT_SYNCHRONISED;
  }

  static boolean isNear(Duration a, Duration b) {
    return a.minus(b).abs().compareTo(AGREED) <= 0;
  }

  /** Those that say the same as this one, itself included. */
  List<Reading> agreeing(Reading with) {
    return readings.values().stream()
        .filter(other -> isNear(other.offset(), with.offset()))
        .toList();
  }

  /** Whether dates can be judged: a time source agrees, or the system says that one does. */
  boolean isTrusted() {
    return readings.isEmpty()
        ? isKept
        : readings.values().stream().anyMatch(r -> r.offset().abs().compareTo(AGREED) <= 0);
  }
}
