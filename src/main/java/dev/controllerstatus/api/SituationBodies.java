package dev.controllerstatus.api;

import dev.controllerstatus.api.SituationBody.EvidenceBody;
import dev.controllerstatus.api.SituationBody.NoteBody;
import dev.controllerstatus.api.SituationBody.TransitionBody;
import dev.controllerstatus.api.StatusBody.HappenedBody;
import dev.controllerstatus.diagnosis.Cause;
import dev.controllerstatus.diagnosis.Proof;
import dev.controllerstatus.incident.Incident;
import dev.controllerstatus.incident.Incidents;
import dev.controllerstatus.incident.Timeline;
import dev.controllerstatus.situation.Situation;
import dev.controllerstatus.situation.Situations;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.words.CauseWords;
import dev.controllerstatus.words.Messages;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From situations to what is sent: those that a diagnosis has named, and incidents of single
 * services that it cannot explain.
 */
@Singleton
final class SituationBodies {
  private static final Duration BEFORE = Duration.ofMinutes(1);
  private static final Duration LOOKED_INTO = Duration.ofSeconds(25);
  private final Situations situations;
  private final Incidents incidents;
  private final IncidentBodies bodies;
  private final InstantSource clock;

  SituationBodies(
      Situations situations, Incidents incidents, IncidentBodies bodies, InstantSource clock) {
    this.situations = situations;
    this.incidents = incidents;
    this.bodies = bodies;
    this.clock = clock;
  }

  /** All that are open, the worst first. */
  List<SituationBody> open(Locale language) {
    return Stream.concat(
            situations.open().stream().map(s -> of(s, language)),
            incidents.open().stream()
                .filter(incident -> !isExplained(incident) && isLasting(incident))
                .map(incident -> of(incident, language)))
        .toList();
  }

  /** So long it takes at most to find out what it is; until then nothing is said of it. */
  private boolean isLasting(Incident incident) {
    Duration age = Duration.between(incident.since(), clock.instant()).abs();
    return age.compareTo(LOOKED_INTO) >= 0;
  }

  /** What happened lately and needs nobody, the latest first. */
  List<HappenedBody> events(Locale language) {
    CauseWords words = new CauseWords(Messages.in(language));
    return situations.events().reversed().stream()
        .map(e -> new HappenedBody(e.kind().word(), e.at(), words.says(e), e.values()))
        .toList();
  }

  /** Whether a service's failure says nothing about it. */
  boolean isNotJudged(TargetId target) {
    return situations.notJudged().contains(target);
  }

  /** The id of the one that is open for a target. */
  @Nullable String openId(TargetId target) {
    return situations
        .openOf(target)
        .map(Situation::id)
        .or(() -> incidents.openOf(target).map(Incident::id))
        .orElse(null);
  }

  /** The one with this id. */
  Optional<SituationBody> find(String id, Locale language) {
    return situations
        .find(id)
        .map(situation -> of(situation, language))
        .or(() -> incidents.find(id).map(incident -> of(incident, language)));
  }

  /**
   * All that were open between these times, the one that began last first.
   *
   * @param isAllOpen whether those that are open now count, whenever they began
   */
  List<SituationBody> between(Instant from, Instant to, boolean isAllOpen, Locale language) {
    Map<String, SituationBody> byId = new HashMap<>();
    if (isAllOpen) {
      open(language).forEach(body -> byId.put(body.id(), body));
    }
    situations.between(from, to).forEach(s -> byId.put(s.id(), of(s, language)));
    incidents.between(from, to).stream()
        .filter(incident -> !isExplained(incident))
        .forEach(incident -> byId.put(incident.id(), of(incident, language)));
    return byId.values().stream()
        .sorted(Comparator.comparing(SituationBody::since).reversed())
        .toList();
  }

  /** Whether a situation tells already what an incident of a service would tell. */
  boolean isExplained(Incident incident) {
    // One that is over may have left its incident to its own, longer quiet time; and what was seen
    // by a clock that ran ahead is later than now.
    Instant end = Objects.requireNonNullElseGet(incident.until(), clock::instant);
    Instant around = incident.since().plus(BEFORE);
    Instant until = end.isAfter(around) ? end : around;
    Stream<Situation> near =
        Stream.concat(
            situations.open().stream(),
            situations.between(incident.since().minus(BEFORE), until).stream());
    return near.anyMatch(s -> s.cause().affects().contains(incident.target()));
  }

  /** Those that are over and began at most this long ago, the one that began last first. */
  List<PastIncident> past(Duration time, int most, Locale language) {
    Instant now = clock.instant();
    Stream<PastIncident> named =
        situations.between(now.minus(time), now).stream()
            .filter(s -> !s.isOpen() && s.since().isAfter(now.minus(time)))
            .map(s -> past(of(s, language), Messages.in(language)));
    Stream<PastIncident> others =
        incidents.latestClosed().stream()
            .filter(i -> i.since().isAfter(now.minus(time)) && !isExplained(i))
            .map(incident -> bodies.past(incident, Messages.in(language)));
    return Stream.concat(named, others)
        .sorted(Comparator.comparing(PastIncident::since).reversed())
        .limit(most)
        .toList();
  }

  private PastIncident past(SituationBody body, Messages language) {
    Instant until = Objects.requireNonNullElse(body.until(), body.seen());
    NoteBody note = body.note();
    return new PastIncident(
        body.id(),
        body.since(),
        bodies.names(body.affects(), language),
        body.severity().equals("down") ? "red" : "yellow",
        new Times(language).span(body.since(), until),
        new Ages(language).of(Duration.between(body.since(), until)),
        body.sentence(),
        note == null ? "" : note.text());
  }

  /** An incident that nothing explains, as it is sent. */
  SituationBody of(Incident incident, Locale language) {
    return bodies.of(incident, Messages.in(language));
  }

  /** One as it is sent. */
  SituationBody of(Situation situation, Locale language) {
    CauseWords words = new CauseWords(Messages.in(language));
    Cause cause = situation.cause();
    List<TransitionBody> timeline = timeline(situation, words.messages());
    return new SituationBody(
        situation.id(),
        cause.code().word(),
        cause.owner().word(),
        words.owner(cause.owner()),
        bodies.isDown(cause) ? "down" : "impaired",
        cause.since(),
        cause.since(),
        situation.seen(),
        situation.until(),
        cause.confidence(),
        words.sentence(cause),
        words.nextStep(cause),
        effect(words.effect(cause), cause),
        cause.affects().stream().map(TargetId::toString).sorted().toList(),
        cause.values(),
        cause.proofs().stream().map(proof -> evidence(proof, words)).toList(),
        timeline.stream().limit(Timeline.MOST).toList(),
        Math.max(0, timeline.size() - Timeline.MOST),
        IncidentBodies.note(situation.remarks().note()),
        IncidentBodies.acknowledged(situation.remarks().acknowledged()));
  }

  private String effect(String told, Cause cause) {
    return told.isEmpty() && bodies.isDown(cause) ? bodies.effects(cause.affects()) : told;
  }

  private static EvidenceBody evidence(Proof proof, CauseWords words) {
    return new EvidenceBody(
        words.says(proof),
        proof.says().word(),
        proof.values(),
        proof.samples().stream().map(String::valueOf).toList());
  }

  /** How it went on, by the incidents of the services that suffer. */
  private List<TransitionBody> timeline(Situation situation, Messages language) {
    Instant end = Objects.requireNonNullElseGet(situation.until(), clock::instant);
    return incidents.between(situation.since().minus(BEFORE), end.plus(BEFORE)).stream()
        .filter(incident -> situation.cause().affects().contains(incident.target()))
        .flatMap(incident -> bodies.named(incident, language).stream())
        .sorted(Comparator.comparing(TransitionBody::at))
        .toList();
  }
}
