package dev.controllerstatus.incident;

import dev.controllerstatus.history.ClockState;
import dev.controllerstatus.history.Episodes;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.MemoryEpisodes;
import dev.controllerstatus.history.Past;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Phases;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.CurrentTargets;
import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Targets;
import io.micronaut.serde.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens to one service, told in letters, one for each attempt: {@code g}ood, {@code y}ellow
 * because slow, {@code l}ogin refused, {@code r}ed, {@code x} red for another reason, {@code
 * s}kipped, {@code i}nconclusive. Between them: {@code #} the process is killed and started again,
 * {@code |} it is stopped for an hour, {@code <} the clock is set back an hour, {@code >} forward a
 * day.
 */
final class Story implements Past {
  static final Instant BEGIN = Instant.parse("2026-11-20T14:00:00Z");
  static final TargetId ID = new TargetId("https", "test");
  private static final Phases PHASES = new Phases(null, null, null, null, Duration.ofSeconds(1));

  final Target target;
  final Episodes episodes = new MemoryEpisodes();
  final List<Kept> kept = new ArrayList<>();
  final List<Incident> told = new ArrayList<>();
  Instant now = BEGIN;
  Incidents incidents;

  private record Place(Service service) implements Target {
    @Override
    public Optional<Endpoint> endpoint() {
      return Optional.empty();
    }
  }

  Story(Duration every) {
    this(every, ID);
  }

  private Story(Duration every, TargetId id) {
    Duration timeout = every.dividedBy(2);
    Duration slow = Duration.ofMillis(200);
    target = new Place(new Service(id, "Test", "", "", false, every, timeout, slow));
    incidents = start(List.of(target));
  }

  static Story every(String iso) {
    return new Story(Duration.parse(iso));
  }

  private Incidents start(List<Target> targets) {
    Shelf shelf = new Shelf(episodes, ObjectMapper.getDefault());
    Watches watches = new Watches(new CurrentTargets(new Targets(targets)), this, shelf);
    Incidents started = new Incidents(watches, this, shelf, () -> now);
    started.listen(told::add);
    return started;
  }

  /** Goes on with the story. */
  Story tell(String letters) {
    letters.chars().forEach(letter -> tell((char) letter));
    return this;
  }

  private void tell(char letter) {
    switch (letter) {
      case '#' -> incidents = start(List.of(target));
      case '|' -> now = now.plus(Duration.ofHours(1));
      case '<' -> now = now.minus(Duration.ofHours(1));
      case '>' -> now = now.plus(Duration.ofDays(1));
      default -> attempt(outcome(letter));
    }
  }

  private void attempt(Outcome outcome) {
    Sample sample = new Sample(target.id(), now, Duration.ZERO, outcome);
    now = now.plus(target.service().every());
    kept.add(new Kept(kept.size() + 1, ClockState.UNKNOWN, sample));
    incidents.accept(sample);
  }

  private Outcome outcome(char letter) {
    return switch (letter) {
      case 'g' -> new Outcome.Up(Duration.ofMillis(20), PHASES, List.of());
      case 'y' -> new Outcome.Up(Duration.ofMillis(800), PHASES, List.of());
      case 'l' -> down(new Fault.Refused(Fault.Refused.Reason.LOGIN, "401"));
      case 'r' -> down(new Fault.Unreachable(Fault.Unreachable.Reason.TIMEOUT, Stage.CONNECT));
      case 'x' -> down(new Fault.Unresolved(Fault.Unresolved.Reason.NO_SUCH_NAME, "a.example"));
      case 's' -> new Outcome.Skipped(now, now.plusSeconds(60));
      case 'i' -> new Outcome.Inconclusive("test");
      default -> throw new IllegalArgumentException("no such letter: " + letter);
    };
  }

  private static Outcome down(Fault fault) {
    return new Outcome.Down(fault, PHASES, List.of());
  }

  /** The product is started with this target gone from its configuration. */
  void forget() {
    incidents = start(List.of());
  }

  @Override
  public long idOf(Sample sample) {
    return kept.getLast().sample().equals(sample) ? kept.getLast().id() : NO_ID;
  }

  @Override
  public List<Kept> after(TargetId id, long after, int most) {
    List<Kept> all = kept.stream().filter(k -> k.id() > after).toList();
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  /** All incidents there have been, the first one first. */
  List<Incident> all() {
    return episodes.between(Instant.EPOCH, Instant.MAX).stream()
        .map(episode -> incidents.find(episode.id()).orElseThrow())
        .toList();
  }

  /** The only one there has been. */
  Incident only() {
    List<Incident> all = all();
    if (all.size() != 1) {
      throw new AssertionError("not one incident, but " + all);
    }
    return all.getFirst();
  }

  /** When the attempt with this number began, the first being 0, while no clock was set. */
  Instant at(int attempt) {
    return BEGIN.plus(target.service().every().multipliedBy(attempt));
  }
}
