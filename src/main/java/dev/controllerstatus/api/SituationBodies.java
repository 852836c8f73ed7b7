package dev.controllerstatus.api;

import dev.controllerstatus.api.SituationBody.AcknowledgedBody;
import dev.controllerstatus.api.SituationBody.EvidenceBody;
import dev.controllerstatus.api.SituationBody.NoteBody;
import dev.controllerstatus.api.SituationBody.TransitionBody;
import dev.controllerstatus.api.StatusBody.FaultBody;
import dev.controllerstatus.incident.Incident;
import dev.controllerstatus.incident.Incidents;
import dev.controllerstatus.incident.Remarks;
import dev.controllerstatus.incident.Severity;
import dev.controllerstatus.incident.Transition;
import dev.controllerstatus.light.Light;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Targets;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From incidents to what is sent. Until a diagnosis takes several together, each is a situation of
 * its own, without a cause.
 */
@Singleton
final class SituationBodies {
  private static final int MOST_SAMPLES = 10;
  private final Incidents incidents;
  private final Targets targets;
  private final InstantSource clock;

  SituationBodies(Incidents incidents, Targets targets, InstantSource clock) {
    this.incidents = incidents;
    this.targets = targets;
    this.clock = clock;
  }

  /** All that are open, the worst first. */
  List<SituationBody> open() {
    return incidents.open().stream().map(this::of).toList();
  }

  /** The id of the one that is open for a target. */
  @Nullable String openId(TargetId target) {
    return incidents.openOf(target).map(Incident::id).orElse(null);
  }

  /** Those that are over and began at most this long ago, the one that began last first. */
  List<PastIncident> past(Duration time, int most) {
    Instant now = clock.instant();
    return incidents.latestClosed().stream()
        .filter(incident -> incident.since().isAfter(now.minus(time)))
        .limit(most)
        .map(this::past)
        .toList();
  }

  private PastIncident past(Incident incident) {
    Instant until = Objects.requireNonNull(incident.until());
    return new PastIncident(
        incident.id(),
        words(incident.target()).name(),
        incident.extent().worst() == Severity.DOWN ? "red" : "yellow",
        Times.span(incident.since(), until),
        Ages.of(Duration.between(incident.since(), until)),
        words(incident.target()).what(incident),
        Optional.ofNullable(incident.remarks().note()).map(Remarks.Note::text).orElse(""));
  }

  /** One as it is sent. */
  SituationBody of(Incident incident) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    IncidentWords words = words(incident.target());
    Severity severity =
        incident.isOpen() ? incident.extent().severity() : incident.extent().worst();
    return new SituationBody(
        incident.id(),
        SituationBody.UNKNOWN,
        SituationBody.UNKNOWN,
        severity.word(),
        incident.since(),
        incident.extent().severitySince(),
        incident.until(),
        null,
        words.sentence(incident, now),
        null,
        severity == Severity.DOWN ? effect(incident.target()) : "",
        List.of(incident.target().toString()),
        List.of(evidence(incident)),
        incident.timeline().transitions().stream().map(t -> transition(t, words)).toList(),
        incident.timeline().leftOut(),
        note(incident.remarks().note()),
        acknowledged(incident.remarks().acknowledged()));
  }

  private static EvidenceBody evidence(Incident incident) {
    List<String> samples =
        incident.timeline().transitions().stream()
            .filter(t -> t.light() != Light.GREEN)
            .flatMap(t -> Stream.ofNullable(t.sample()))
            .limit(MOST_SAMPLES)
            .map(String::valueOf)
            .toList();
    return new EvidenceBody(IncidentWords.figures(incident.tally()), samples);
  }

  private static TransitionBody transition(Transition transition, IncidentWords words) {
    Fault fault = transition.fault();
    Long sample = transition.sample();
    return new TransitionBody(
        transition.at(),
        transition.light().word(),
        transition.severity().word(),
        fault == null ? null : new FaultBody(fault.layer(), fault.code(), fault.detail()),
        words.says(transition),
        sample == null ? null : sample.toString());
  }

  private static @Nullable NoteBody note(Remarks.@Nullable Note note) {
    return note == null ? null : new NoteBody(note.text(), note.by(), note.at());
  }

  private static @Nullable AcknowledgedBody acknowledged(Remarks.@Nullable Acknowledgement by) {
    return by == null ? null : new AcknowledgedBody(by.by(), by.at());
  }

  private Optional<Service> service(TargetId id) {
    return targets.find(id.kind(), id.name()).map(Target::service);
  }

  private String effect(TargetId id) {
    return service(id).map(Service::effect).orElse("");
  }

  /** For a service that is not checked any more, with the usual figures. */
  private IncidentWords words(TargetId id) {
    return service(id)
        .map(s -> new IncidentWords(s.name(), s.timeout(), s.slowAbove()))
        .orElseGet(
            () -> new IncidentWords(id.toString(), Duration.ofSeconds(5), Duration.ofMillis(200)));
  }
}
