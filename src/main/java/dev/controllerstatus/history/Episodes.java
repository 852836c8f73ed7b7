package dev.controllerstatus.history;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The stretches of time worth remembering. Never blocks on the disk and never throws for it. */
public interface Episodes {
  /** How ids begin. */
  DateTimeFormatter DAY = DateTimeFormatter.ofPattern("'s-'uuuuMMdd'-'").withZone(ZoneOffset.UTC);

  /** Adds an episode, or replaces the one with its id; on the disk within seconds. */
  void put(Episode episode);

  /** An id that no episode has, for one that begins at this time: the day, and a number in it. */
  default String newId(Instant since) {
    return newId(since, Set.of());
  }

  /**
   * Likewise, where others are about to be written.
   *
   * @param given ids of those
   */
  default String newId(Instant since, Set<String> given) {
    String day = DAY.format(since);
    int number = 1;
    while (given.contains(day + number) || find(day + number).isPresent()) {
      number++;
    }
    return day + number;
  }

  /** The episode with this id. */
  Optional<Episode> find(String id);

  /** All that have begun before {@code to} and not ended before {@code from}, oldest first. */
  List<Episode> between(Instant from, Instant to);
}
