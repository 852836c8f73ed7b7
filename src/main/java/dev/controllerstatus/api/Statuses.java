package dev.controllerstatus.api;

import dev.controllerstatus.api.StatusBody.FactBody;
import dev.controllerstatus.api.StatusBody.FaultBody;
import dev.controllerstatus.api.StatusBody.PhasesBody;
import dev.controllerstatus.api.StatusBody.ServiceBody;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.Recent;
import dev.controllerstatus.history.Records;
import dev.controllerstatus.light.Light;
import dev.controllerstatus.light.Lights;
import dev.controllerstatus.light.Verdict;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Phases;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.CurrentTargets;
import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.words.Messages;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From samples to what is sent: the state of the box at this moment. */
@Singleton
public final class Statuses {
  private static final Wording USUAL = new Wording(Messages.in(Messages.USUAL));
  private final CurrentTargets targets;
  private final Recent recent;
  private final Identity box;
  private final SituationBodies situations;
  private final Records records;
  private final InstantSource clock;

  Statuses(
      CurrentTargets targets,
      Recent recent,
      Identity box,
      SituationBodies situations,
      Records records,
      InstantSource clock) {
    this.targets = targets;
    this.recent = recent;
    this.box = box;
    this.situations = situations;
    this.records = records;
    this.clock = clock;
  }

  /** The state now, under the id of this box, in this language. */
  public StatusBody now(Locale language) {
    return now(box.id().get().value(), language);
  }

  /** The state now, under an id of the caller's, in this language. */
  public StatusBody now(String id, Locale language) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Wording words = new Wording(Messages.in(language));
    return new StatusBody(
        id,
        box.name(),
        Version.current(),
        now,
        boxLight(now).word(),
        targets.now().services().stream().map(t -> service(t, latest(t), now, words)).toList(),
        situations.open(language),
        situations.events(language),
        Uplink.now(box.hotspot().state(), clockOffset()),
        new RecordingWords(words).of(records.recording()));
  }

  private Light boxLight(Instant now) {
    return Lights.ofBox(
        targets.now().services().stream().map(target -> verdict(target, now)).toList());
  }

  private Verdict verdict(Target target, Instant now) {
    return verdict(target, latest(target), now);
  }

  private Verdict verdict(Target target, Optional<Sample> latest, Instant now) {
    Verdict alone = Lights.of(target, latest, now);
    return situations.isNotJudged(target.id()) ? Lights.behindTrouble(alone) : alone;
  }

  private Optional<Sample> latest(Target target) {
    return recent.latest(target.id()).map(Kept::sample);
  }

  /** One service now, in the usual language. */
  ServiceBody service(Target target) {
    return service(target, latest(target), clock.instant(), USUAL);
  }

  /** One service as it was right after this sample, apart from its situation; likewise. */
  ServiceBody asOf(Target target, Kept kept) {
    return service(target, Optional.of(kept.sample()), kept.sample().at(), USUAL);
  }

  private ServiceBody service(Target target, Optional<Sample> latest, Instant now, Wording words) {
    Verdict verdict = verdict(target, latest, now);
    Optional<Outcome> outcome = latest.map(Sample::outcome);
    Endpoint endpoint = target.endpoint().orElse(null);
    return new ServiceBody(
        target.id().toString(),
        target.service().name(),
        target.service().purpose(),
        target.service().effect(),
        target.id().kind(),
        endpoint == null ? null : endpoint.url(),
        endpoint == null ? null : endpoint.host(),
        endpoint == null ? null : endpoint.port(),
        target.service().essential(),
        verdict.light().word(),
        verdict.reason().word(),
        new Sentences(words).of(target.service(), verdict, latest, now),
        latency(verdict, outcome),
        outcome.map(Statuses::phases).orElse(null),
        latest.filter(Statuses::isAttempt).map(Sample::at).orElse(null),
        target.service().every().toMillis(),
        outcome.map(Statuses::fault).orElse(null),
        outcome.map(o -> facts(o, words)).orElse(List.of()),
        situations.openId(target.id()));
  }

  private static boolean isAttempt(Sample sample) {
    return !(sample.outcome() instanceof Outcome.Skipped);
  }

  /** Only a fresh success has a latency: an old figure beside a grey light would mislead. */
  private static java.math.@Nullable BigDecimal latency(
      Verdict verdict, Optional<Outcome> outcome) {
    return verdict.light().isOperational() && outcome.orElse(null) instanceof Outcome.Up up
        ? Millis.of(up.latency())
        : null;
  }

  static @Nullable PhasesBody phases(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Up(_, var phases, _) -> phases(phases);
      case Outcome.Down(_, var phases, _) -> phases(phases);
      case Outcome.Skipped _, Outcome.Inconclusive _ -> null;
    };
  }

  private static PhasesBody phases(Phases phases) {
    return new PhasesBody(
        Millis.orNull(phases.resolve()),
        Millis.orNull(phases.connect()),
        Millis.orNull(phases.tls()),
        Millis.orNull(phases.answer()),
        Millis.of(phases.total()));
  }

  static @Nullable FaultBody fault(Outcome outcome) {
    return outcome instanceof Outcome.Down(var fault, _, _)
        ? new FaultBody(fault.layer(), fault.code(), fault.detail())
        : null;
  }

  private static List<FactBody> facts(Outcome outcome, Wording words) {
    return factsOf(outcome).stream().map(new Facts(words)::of).toList();
  }

  private static List<Fact> factsOf(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Up(_, _, var facts) -> facts;
      case Outcome.Down(_, _, var facts) -> facts;
      case Outcome.Skipped _, Outcome.Inconclusive _ -> List.of();
    };
  }

  private @Nullable Duration clockOffset() {
    return targets.now().all().stream()
        .flatMap(target -> latest(target).stream())
        .flatMap(sample -> factsOf(sample.outcome()).stream())
        .filter(Fact.Time.class::isInstance)
        .map(fact -> ((Fact.Time) fact).offset())
        .findFirst()
        .orElse(null);
  }
}
