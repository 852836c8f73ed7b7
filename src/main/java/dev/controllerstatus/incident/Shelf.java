package dev.controllerstatus.incident;

import dev.controllerstatus.history.Episode;
import dev.controllerstatus.history.Episodes;
import dev.controllerstatus.incident.Remarks.Acknowledgement;
import dev.controllerstatus.incident.Remarks.Note;
import dev.controllerstatus.incident.SavedBody.CourseBody;
import dev.controllerstatus.incident.SavedBody.RemarkBody;
import dev.controllerstatus.incident.SavedBody.SeenBody;
import dev.controllerstatus.target.TargetId;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where incidents are kept: among the episodes of the history, with all that belongs to them. */
@Singleton
final class Shelf {
  private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

  private final Episodes episodes;
  private final ObjectMapper mapper;

  Shelf(Episodes episodes, ObjectMapper mapper) {
    this.episodes = episodes;
    this.mapper = mapper;
  }

  String newId(Instant since) {
    return episodes.newId(since);
  }

  void put(Saved saved) {
    Incident incident = saved.incident();
    try {
      String body = mapper.writeValueAsString(body(saved));
      episodes.put(new Episode(incident.id(), incident.since(), incident.until(), body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Saved> find(String id) {
    return episodes.find(id).flatMap(this::saved);
  }

  /** All that were open between these times, oldest first. */
  List<Saved> between(Instant from, Instant to) {
    return episodes.between(from, to).stream().flatMap(e -> saved(e).stream()).toList();
  }

  private static SavedBody body(Saved saved) {
    Incident incident = saved.incident();
    Extent extent = incident.extent();
    return new SavedBody(
        incident.target().toString(),
        extent.severity().word(),
        extent.worst().word(),
        extent.severitySince(),
        incident.tally().attempts(),
        incident.tally().failed(),
        incident.tally().impaired(),
        incident.timeline().transitions().stream().map(SeenBody::of).toList(),
        incident.timeline().leftOut(),
        note(incident.remarks().note()),
        acknowledged(incident.remarks().acknowledged()),
        CourseBody.of(saved.course()),
        saved.position());
  }

  private static @Nullable RemarkBody note(@Nullable Note note) {
    return note == null ? null : new RemarkBody(note.text(), note.by(), note.at());
  }

  private static @Nullable RemarkBody acknowledged(@Nullable Acknowledgement by) {
    return by == null ? null : new RemarkBody(null, by.by(), by.at());
  }

  /** Empty for an episode that is no incident, or is damaged in whatever way. */
  private Optional<Saved> saved(Episode episode) {
    try {
      SavedBody body = mapper.readValue(episode.body(), SavedBody.class);
      return Optional.ofNullable(body).map(read -> saved(episode, read));
    } catch (IOException | RuntimeException e) {
      LOG.debug("episode {} cannot be read as an incident: {}", episode.id(), e.toString());
      return Optional.empty();
    }
  }

  private static Saved saved(Episode episode, SavedBody body) {
    Severity severity = SavedBody.severityOf(body.severity());
    Extent extent =
        new Extent(
            severity,
            SavedBody.severityOf(body.worst()),
            episode.since(),
            body.severitySince(),
            episode.until());
    Timeline timeline =
        new Timeline(
            body.timeline().stream().map(seen -> seen.transition(severity)).toList(),
            body.leftOut());
    Incident incident =
        new Incident(
            episode.id(),
            target(body.target()),
            extent,
            new Tally(body.attempts(), body.failed(), body.impaired()),
            timeline,
            remarks(body));
    Course course = body.course().course(incident.isOpen() ? severity : null);
    return new Saved(incident, course, body.position());
  }

  private static TargetId target(String text) {
    String[] words = text.split("/", 2);
    return new TargetId(words[0], words.length < 2 ? "" : words[1]);
  }

  private static Remarks remarks(SavedBody body) {
    RemarkBody note = body.note();
    RemarkBody acknowledged = body.acknowledged();
    return new Remarks(
        note == null || note.text() == null ? null : new Note(note.text(), note.by(), note.at()),
        acknowledged == null ? null : new Acknowledgement(acknowledged.by(), acknowledged.at()));
  }
}
