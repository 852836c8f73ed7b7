package dev.controllerstatus.api;

import dev.controllerstatus.api.SituationBody.AcknowledgedBody;
import dev.controllerstatus.api.SituationBody.EvidenceBody;
import dev.controllerstatus.api.SituationBody.NoteBody;
import dev.controllerstatus.api.SituationBody.TransitionBody;
import dev.controllerstatus.api.StatusBody.FaultBody;
import dev.controllerstatus.diagnosis.Cause;
import dev.controllerstatus.diagnosis.Code;
import dev.controllerstatus.incident.Incident;
import dev.controllerstatus.incident.Remarks;
import dev.controllerstatus.incident.Severity;
import dev.controllerstatus.incident.Transition;
import dev.controllerstatus.light.Light;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.target.CurrentTargets;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.words.Messages;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From incidents of single services to what is sent, as situations without a cause. */
@Singleton
final class IncidentBodies {
  private static final int MOST_SAMPLES = 10;
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration USUALLY_FAST = Duration.ofMillis(200);
  private static final String ATTEMPTS = "attempts-failed";

  // Services do their work all the same, slower or with gaps.
  private static final Set<Code> IMPAIRS =
      EnumSet.of(
          Code.BOX_OVERLOADED,
          Code.LINK_SLOW,
          Code.LINK_UNSTABLE,
          Code.DNS_SLOW,
          Code.DNS_DEGRADED,
          Code.LINE_LOSS,
          Code.LINE_SLOW,
          Code.LINE_SATURATED,
          Code.FIREWALL_IDLE_TIMEOUT,
          Code.SERVICE_SLOW,
          Code.SERVICE_INTERMITTENT,
          Code.SERVICE_CREDENTIALS,
          Code.SERVICE_PARTIAL,
          Code.TIME_UNSYNCHRONISED,
          Code.TIME_RATE_LIMITED,
          Code.TIME_WRONG);

  private final CurrentTargets targets;
  private final InstantSource clock;

  IncidentBodies(CurrentTargets targets, InstantSource clock) {
    this.targets = targets;
    this.clock = clock;
  }

  /** Whether services cannot do their work for this cause. */
  boolean isDown(Cause cause) {
    return !IMPAIRS.contains(cause.code());
  }

  /** What it means for charging that these services are missing; what is needed for it first. */
  String effects(Set<TargetId> affected) {
    return affected.stream()
        .flatMap(id -> service(id).stream())
        .sorted(Comparator.comparing(Service::essential).reversed().thenComparing(Service::name))
        .map(Service::effect)
        .filter(effect -> !effect.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** The names of these services. */
  String names(List<String> ids, Messages language) {
    return ids.stream()
        .flatMap(id -> TargetId.parse(id).stream())
        .map(id -> language.shipped(words(id, language).name()))
        .collect(Collectors.joining(", "));
  }

  /** How an incident went on, each time with the name of its service. */
  List<TransitionBody> named(Incident incident, Messages language) {
    IncidentWords words = words(incident.target(), language);
    return course(incident, words).map(t -> t.of(language.shipped(words.name()))).toList();
  }

  /** One that is over, for the page. */
  PastIncident past(Incident incident, Messages language) {
    Instant until = Objects.requireNonNull(incident.until());
    IncidentWords told = words(incident.target(), language);
    return new PastIncident(
        incident.id(),
        incident.since(),
        language.shipped(told.name()),
        incident.extent().worst() == Severity.DOWN ? "red" : "yellow",
        new Times(language).span(incident.since(), until),
        new Ages(language).of(Duration.between(incident.since(), until)),
        told.what(incident),
        Optional.ofNullable(incident.remarks().note()).map(Remarks.Note::text).orElse(""));
  }

  /** One as it is sent. */
  SituationBody of(Incident incident, Messages language) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    IncidentWords words = words(incident.target(), language);
    Severity severity =
        incident.isOpen() ? incident.extent().severity() : incident.extent().worst();
    return new SituationBody(
        incident.id(),
        SituationBody.UNKNOWN,
        SituationBody.UNKNOWN,
        language.text("status.incident.owner"),
        severity.word(),
        incident.since(),
        incident.extent().severitySince(),
        incident.timeline().latest().at(),
        incident.until(),
        null,
        words.sentence(incident, now),
        null,
        severity == Severity.DOWN ? effect(incident.target()) : "",
        List.of(incident.target().toString()),
        Map.of(),
        List.of(evidence(incident, words)),
        course(incident, words).toList(),
        incident.timeline().leftOut(),
        note(incident.remarks().note()),
        acknowledged(incident.remarks().acknowledged()));
  }

  private static EvidenceBody evidence(Incident incident, IncidentWords words) {
    List<String> samples =
        incident.timeline().transitions().stream()
            .filter(t -> t.light() != Light.GREEN)
            .flatMap(t -> Stream.ofNullable(t.sample()))
            .limit(MOST_SAMPLES)
            .map(String::valueOf)
            .toList();
    return new EvidenceBody(words.figures(incident.tally()), ATTEMPTS, Map.of(), samples);
  }

  private static Stream<TransitionBody> course(Incident incident, IncidentWords words) {
    String service = incident.target().toString();
    return incident.timeline().transitions().stream().map(t -> transition(service, t, words));
  }

  private static TransitionBody transition(
      String service, Transition transition, IncidentWords words) {
    Fault fault = transition.fault();
    Long sample = transition.sample();
    return new TransitionBody(
        transition.at(),
        service,
        transition.light().word(),
        transition.severity().word(),
        fault == null ? null : new FaultBody(fault.layer(), fault.code(), fault.detail()),
        words.says(transition),
        sample == null ? null : sample.toString());
  }

  static @Nullable NoteBody note(Remarks.@Nullable Note note) {
    return note == null ? null : new NoteBody(note.text(), note.by(), note.at());
  }

  static @Nullable AcknowledgedBody acknowledged(Remarks.@Nullable Acknowledgement by) {
    return by == null ? null : new AcknowledgedBody(by.by(), by.at());
  }

  private Optional<Service> service(TargetId id) {
    return targets.now().find(id.kind(), id.name()).map(Target::service);
  }

  private String effect(TargetId id) {
    return service(id).map(Service::effect).orElse("");
  }

  /** For a service that is not checked any more, with the usual figures. */
  private IncidentWords words(TargetId id, Messages language) {
    Wording words = new Wording(language);
    return service(id)
        .map(s -> new IncidentWords(words, s.name(), s.timeout(), s.slowAbove()))
        .orElseGet(() -> new IncidentWords(words, id.toString(), USUAL_TIMEOUT, USUALLY_FAST));
  }
}
