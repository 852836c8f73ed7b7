package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.ClockState;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Phases;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Role;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Targets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A site whose probes sample it every five seconds; what is broken can be changed at any time. */
final class Site {
  static final Duration EVERY = Duration.ofSeconds(5);
  static final Duration TIMEOUT = Duration.ofSeconds(4);
  static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
  final List<Remote> remotes;
  private final Map<TargetId, List<Kept>> samples = new LinkedHashMap<>();
  private final Map<Remote, List<Duration>> looks = new HashMap<>();
  private final long phase;
  private World world = new World();
  private Instant now = START;
  private long round;
  private long id;

  /** One thing that is checked. */
  record Thing(Service service, Role role, Optional<Endpoint> endpoint) implements Target {}

  Site(List<Remote> remotes, long phase) {
    this.remotes = remotes;
    this.phase = phase;
    Remote.WAY.forEach(target -> samples.put(target, new ArrayList<>()));
    remotes.forEach(remote -> samples.put(remote.id(), new ArrayList<>()));
    remotes.forEach(remote -> samples.put(remote.path(), new ArrayList<>()));
    remotes.forEach(remote -> add(remote.path(), world.path(remote, false), now.minusSeconds(5)));
  }

  Site(List<Remote> remotes) {
    this(remotes, 0);
  }

  Site in(World other) {
    world = other;
    return this;
  }

  Instant now() {
    return now;
  }

  /** This many rounds of all targets, spread over the interval. */
  Site rounds(int count) {
    for (int i = 0; i < count; i++) {
      round();
    }
    return this;
  }

  private record Due(TargetId target, Instant at, Outcome outcome) {
    Instant end() {
      return at.plus(Site.took(outcome));
    }
  }

  private void round() {
    List<Due> due = new ArrayList<>();
    due.add(new Due(Remote.BOX, now, world.box(round)));
    due.add(new Due(Remote.GATEWAY, now.plusMillis(200), world.gateway(round)));
    int step = 4_500 / Math.max(1, remotes.size());
    for (int i = 0; i < remotes.size(); i++) {
      Remote remote = remotes.get(i);
      Instant at = now.plusMillis(300 + (i * step + phase) % 4_500);
      Outcome outcome = world.service(remote, round, at);
      due.add(new Due(remote.id(), at, outcome));
      look(remote, outcome, at.plus(took(outcome)).plusMillis(100), due);
    }
    due.sort(Comparator.comparing(Due::end).thenComparing(Due::target));
    due.forEach(one -> add(one.target(), one.outcome(), one.at()));
    now = now.plus(EVERY);
    round++;
  }

  /** At once when it turns bad, then ever more seldom. */
  private void look(Remote remote, Outcome outcome, Instant at, List<Due> due) {
    boolean isBad =
        outcome instanceof Outcome.Down
            || (outcome instanceof Outcome.Up up && up.latency().toMillis() >= 150);
    if (!isBad) {
      looks.remove(remote);
      return;
    }
    List<Duration> past = looks.computeIfAbsent(remote, _ -> new ArrayList<>());
    past.add(Duration.ZERO);
    if (past.size() <= 3 || past.size() % 6 == 0) {
      due.add(new Due(remote.path(), at, world.path(remote, true)));
    }
  }

  Site gap(Duration length) {
    now = now.plus(length);
    return this;
  }

  private void add(TargetId target, Outcome outcome, Instant at) {
    Sample sample = new Sample(target, at, Duration.ZERO, outcome);
    samples.get(target).add(new Kept(++id, world.clock(), sample));
  }

  static Duration took(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Up up -> up.phases().total();
      case Outcome.Down down -> down.phases().total();
      case Outcome.Skipped _, Outcome.Inconclusive _ -> Duration.ZERO;
    };
  }

  Window window() {
    return new Window(now.plusMillis(4_800), new Targets(targets()), samples);
  }

  Map<TargetId, List<Kept>> samples() {
    return samples;
  }

  List<Target> targets() {
    List<Target> all = new ArrayList<>();
    Remote.WAY.forEach(one -> all.add(thing(one, Role.WAY, Optional.empty())));
    for (Remote remote : remotes) {
      all.add(
          thing(
              remote.id(),
              Role.SERVICE,
              Optional.of(Endpoint.of(remote.kind(), remote.host(), remote.port()))));
      all.add(thing(remote.path(), Role.WAY, Optional.empty()));
    }
    return all;
  }

  private static Target thing(TargetId id, Role role, Optional<Endpoint> endpoint) {
    Service service =
        new Service(id, id.name(), "", "", true, EVERY, TIMEOUT, Duration.ofMillis(200));
    return new Thing(service, role, endpoint);
  }

  Finding finding() {
    return Diagnosis.of(window());
  }

  List<String> codes() {
    return finding().causes().stream().map(cause -> cause.code().word()).toList();
  }

  static Outcome up(Duration connect, Duration tls, Duration answer, List<Fact> facts) {
    Duration total = connect.plus(tls).plus(answer).plusMillis(2);
    return new Outcome.Up(
        answer, new Phases(Duration.ofMillis(2), connect, tls, answer, total), facts);
  }

  static Outcome down(Fault fault, Duration total, Fact... facts) {
    return new Outcome.Down(fault, new Phases(null, null, null, null, total), List.of(facts));
  }

  static ClockState synchronised() {
    return ClockState.SYNCHRONISED;
  }
}
