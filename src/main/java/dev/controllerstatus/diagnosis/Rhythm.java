package dev.controllerstatus.diagnosis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How blips follow each other.
 *
 * @param period empty where there is none
 * @param longest the longest of them
 * @param quiet how long nothing must be seen before it can count as over
 */
record Rhythm(Optional<Duration> period, Duration longest, Duration quiet, boolean isGrowing) {
  private static final Duration LEAST = Duration.ofMinutes(10);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int PERIODS = 3;
  private static final int ENOUGH = 3;

  static Rhythm of(List<Blip> blips) {
    List<Duration> between = new ArrayList<>();
    for (int i = 1; i < blips.size(); i++) {
      between.add(Duration.between(blips.get(i - 1).from(), blips.get(i).from()));
    }
    Duration longest =
        blips.stream().map(Blip::length).max(Duration::compareTo).orElse(Duration.ZERO);
    Optional<Duration> period = period(between);
    return new Rhythm(period, longest, quiet(period, between), isGrowing(between));
  }

  /**
   * The usual time between two. A stall between two probes goes unseen, so some gaps are multiples:
   * all must be near a whole number of the shortest.
   */
  private static Optional<Duration> period(List<Duration> between) {
    if (between.size() < 2) {
      return Optional.empty();
    }
    Duration shortest = between.stream().min(Duration::compareTo).orElseThrow();
    Duration total = between.stream().reduce(Duration.ZERO, Duration::plus);
    double sum = 0;
    for (Duration gap : between) {
      double ratio = (double) gap.toNanos() / shortest.toNanos();
      double whole = Math.rint(ratio);
      if (Math.abs(ratio - whole) > 0.2 || whole > 4) {
        return Optional.empty();
      }
      sum += whole;
    }
    boolean isSlowEnough = shortest.compareTo(Duration.ofSeconds(20)) >= 0;
    return isSlowEnough
        ? Optional.of(Duration.ofSeconds(Math.round(total.toSeconds() / sum)))
        : Optional.empty();
  }

  /** Trouble that pauses for an hour is not over after a minute. */
  private static Duration quiet(Optional<Duration> period, List<Duration> between) {
    if (period.isPresent()) {
      return Durations.longer(LEAST, period.get().multipliedBy(PERIODS));
    }
    Duration widest = between.stream().max(Duration::compareTo).orElse(LEAST);
    Duration several = widest.multipliedBy(PERIODS);
    boolean isInEpisodes = widest.compareTo(LEAST) > 0;
    return Durations.shorter(
        DAY, Durations.longer(isInEpisodes ? DAY.dividedBy(2) : HOUR, several));
  }

  /** The later half came much faster than the earlier one. */
  private static boolean isGrowing(List<Duration> between) {
    if (between.size() < 2 * ENOUGH) {
      return false;
    }
    int half = between.size() / 2;
    Duration early = Durations.median(between.subList(0, half));
    Duration late = Durations.median(between.subList(half, between.size()));
    return late.multipliedBy(2).compareTo(early) <= 0;
  }
}
