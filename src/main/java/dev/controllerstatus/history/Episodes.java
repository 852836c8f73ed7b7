package dev.controllerstatus.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stretches of time worth remembering. Never blocks on the disk and never throws for it. */
public interface Episodes {
  /** Adds an episode, or replaces the one with its id; on the disk within seconds. */
  void put(Episode episode);

  /** The episode with this id. */
  Optional<Episode> find(String id);

  /** All that have begun before {@code to} and not ended before {@code from}, oldest first. */
  List<Episode> between(Instant from, Instant to);
}
