package dev.controllerstatus.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Episodes of a process that keeps none on the disk; the oldest give way. */
public final class MemoryEpisodes implements Episodes {
  private static final int KEPT = 1000;
  private final LinkedHashMap<String, Episode> byId = new LinkedHashMap<>();

  @Override
  public synchronized void put(Episode episode) {
    byId.put(episode.id(), episode);
    if (byId.size() > KEPT) {
      byId.pollFirstEntry();
    }
  }

  @Override
  public synchronized Optional<Episode> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public synchronized List<Episode> between(Instant from, Instant to) {
    return byId.values().stream()
        .filter(episode -> episode.since().isBefore(to))
        .filter(episode -> episode.until() == null || !episode.until().isBefore(from))
        .sorted(Comparator.comparing(Episode::since))
        .toList();
  }
}
