package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.Episode;
import dev.controllerstatus.history.Episodes;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Episodes, from the file and from what waits for it. */
@Singleton
@Secondary
final class StoredEpisodes implements Episodes {
  private static final Logger LOG = LoggerFactory.getLogger(StoredEpisodes.class);
  private final Recorder recorder;
  private final Reading reading;
  private final Pending pending;

  StoredEpisodes(Recorder recorder, Reading reading, Shared shared) {
    this.recorder = recorder;
    this.reading = reading;
    this.pending = shared.pending();
  }

  @Override
  public void put(Episode episode) {
    recorder.put(episode);
  }

  @Override
  public Optional<Episode> find(String id) {
    return merged(ask(EpisodeRow.SELECT + "WHERE id = ?", id)).stream()
        .filter(episode -> episode.id().equals(id))
        .findFirst();
  }

  @Override
  public List<Episode> between(Instant from, Instant to) {
    List<Episode> stored =
        ask(
            EpisodeRow.SELECT + "WHERE since < ? AND coalesce(until, ?2) >= ?2",
            to.toEpochMilli(),
            from.toEpochMilli());
    return merged(stored).stream()
        .filter(episode -> episode.since().isBefore(to))
        .filter(episode -> episode.until() == null || !episode.until().isBefore(from))
        .sorted(Comparator.comparing(Episode::since))
        .toList();
  }

  private List<Episode> ask(String query, Object... values) {
    try {
      return reading.ask(sql -> sql.list(query, EpisodeRow::read, values), List.of());
    } catch (IOException e) {
      LOG.warn("{}", e.getMessage());
      return List.of();
    }
  }

  /** What waits is further than what was written. */
  private List<Episode> merged(List<Episode> stored) {
    Map<String, Episode> byId = new LinkedHashMap<>();
    stored.forEach(episode -> byId.put(episode.id(), episode));
    pending.episodes().forEach(episode -> byId.put(episode.id(), episode));
    return List.copyOf(byId.values());
  }
}
