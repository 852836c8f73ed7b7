package dev.controllerstatus.situation;

import dev.controllerstatus.history.Episode;
import dev.controllerstatus.history.Episodes;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where situations are kept: among the episodes of the history, beside incidents. */
@Singleton
final class Archive {
  private final Episodes episodes;
  private final ObjectMapper mapper;

  Archive(Episodes episodes, ObjectMapper mapper) {
    this.episodes = episodes;
    this.mapper = mapper;
  }

  String newId(Instant since, Set<String> given) {
    return episodes.newId(since, given);
  }

  void put(Situation situation) {
    try {
      String body = mapper.writeValueAsString(SavedBody.of(situation));
      episodes.put(new Episode(situation.id(), situation.since(), situation.until(), body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Situation> find(String id) {
    return episodes.find(id).flatMap(this::read);
  }

  /** All that were open between these times, oldest first. */
  List<Situation> between(Instant from, Instant to) {
    return episodes.between(from, to).stream().flatMap(e -> read(e).stream()).toList();
  }

  /** Empty for an episode that is something else, or is damaged in whatever way. */
  private Optional<Situation> read(Episode episode) {
    try {
      return Optional.ofNullable(mapper.readValue(episode.body(), SavedBody.class))
          .flatMap(body -> body.situation(episode));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
