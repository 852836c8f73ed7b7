package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Fault.Unresolved;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One service as it is seen, with the looks at the way to it. */
final class Seen {
  private static final Duration SLACK = Duration.ofSeconds(2);
  private static final Duration ODD = Duration.ofMillis(50);
  private final Track track;
  private final Optional<Trail> good;
  private final Optional<Trail> current;
  private final Optional<Trail> look;
  private final List<Kept> failures;
  private final Optional<Duration> usualLatency;
  private final Optional<Duration> usualConnect;
  private final boolean isLocal;
  private final OptionalInt steps;
  private final List<Kept> paths;

  Seen(Track track, List<Kept> paths, Links links, Instant restored) {
    this.track = track;
    this.paths = paths;
    this.usualLatency = track.usual(Outcome.Up::latency);
    this.usualConnect = track.usual(up -> up.phases().connect());
    this.failures = track.run(Track::isDown);
    // A look that ends well while the service fails, such as by echoes, tells of now.
    this.good =
        latest(
            paths,
            kept ->
                Track.isUp(kept)
                    && (failures.isEmpty() || Track.at(kept).isBefore(began().minus(SLACK))));
    this.current =
        failures.isEmpty()
            ? Optional.empty()
            : latest(paths, kept -> !Track.at(kept).isBefore(began().minus(SLACK)));
    this.look =
        latest(paths, _ -> true)
            .filter(trail -> trail.at().isAfter(restored))
            .filter(this::isOfNow);
    // A trace that lost a packet finds the far end a step too late, never too early.
    this.steps =
        paths.stream()
            .filter(Track::isUp)
            .flatMap(kept -> Trail.of(kept).far().stream())
            .mapToInt(Fact.Hop::distance)
            .min();
    this.isLocal = peer().map(links::isOnLink).orElse(false);
  }

  private static Optional<Trail> latest(List<Kept> paths, Predicate<Kept> test) {
    for (int i = paths.size() - 1; i >= 0; i--) {
      Kept kept = paths.get(i);
      if (Track.isDecided(kept) && test.test(kept)) {
        return Optional.of(Trail.of(kept));
      }
    }
    return Optional.empty();
  }

  /** A look stays true as long as the trouble lasts that it was taken for. */
  private boolean isOfNow(Trail trail) {
    List<Kept> slow = isFailing() ? List.of() : slow();
    boolean isDuring =
        (isFailing() && !trail.at().isBefore(began().minus(SLACK)))
            || (!slow.isEmpty() && !trail.at().isBefore(Track.at(slow.getFirst()).minus(SLACK)));
    return isDuring || trail.at().isAfter(track.now().minus(Scene.RECENT));
  }

  Track track() {
    return track;
  }

  TargetId id() {
    return track.id();
  }

  String name() {
    return track.target().service().name();
  }

  String host() {
    return track.target().endpoint().map(Endpoint::host).orElse("");
  }

  int port() {
    return track.target().endpoint().map(Endpoint::port).orElse(0);
  }

  /** Where it was found last: at its path, or by itself. */
  Optional<String> peer() {
    return good.or(() -> current)
        .map(Trail::peer)
        .filter(address -> !address.isEmpty())
        .or(() -> track.latestUp().flatMap(Seen::address));
  }

  static Optional<String> address(Kept kept) {
    return Track.fact(kept, Fact.Peer.class).map(Fact.Peer::address);
  }

  /** The latest look at the way, if it tells of now, whether it is good or not. */
  Optional<Trail> look() {
    return look;
  }

  /** The samples at the end that are clearly slower than usual; empty unless it is slow now. */
  List<Kept> slow() {
    Optional<Outcome.Up> up = up();
    if (up.isEmpty() || up.get().latency().compareTo(ODD) < 0) {
      return List.of();
    }
    return usualLatency().map(usual -> track.run(kept -> isSlow(kept, usual))).orElse(List.of());
  }

  private static boolean isSlow(Kept kept, Duration usual) {
    return kept.sample().outcome() instanceof Outcome.Up up
        && up.latency().compareTo(usual.multipliedBy(2)) > 0
        && up.latency().minus(usual).compareTo(ODD) > 0;
  }

  /** Whether it failed, or it or its connection was slow, at any time since this. */
  boolean isOddSince(Instant from) {
    Optional<Duration> usual = usualLatency();
    return track.since(from).stream()
        .anyMatch(
            kept ->
                (Track.isDown(kept) && isCut(Track.fault(kept)))
                    || usual.map(u -> isSlow(kept, u)).orElse(false)
                    || (kept.sample().outcome() instanceof Outcome.Up up
                        && Lateness.of(this, up).isPresent()));
  }

  /** Whether it is on the box's own network, so that no gateway is on the way to it. */
  boolean isLocal() {
    return isLocal;
  }

  /** All failures since it was good the last time, oldest first; empty while it is good. */
  List<Kept> failures() {
    return failures;
  }

  boolean isFailing() {
    return !failures.isEmpty();
  }

  /** Only while it is failing. */
  Instant began() {
    return Track.at(failures.getFirst());
  }

  /** Only while it is failing. */
  Kept last() {
    return failures.getLast();
  }

  Optional<Fault> fault() {
    return isFailing() ? Optional.ofNullable(Track.fault(last())) : Optional.empty();
  }

  /** The failures at the end that are like the last one. */
  List<Kept> run(Predicate<Fault> test) {
    return track.run(
        kept -> {
          Fault fault = Track.fault(kept);
          return fault != null && test.test(fault);
        });
  }

  /** How many routers away the host is, itself counted; empty as long as no trace has got there. */
  OptionalInt steps() {
    return steps;
  }

  /** Whether a look during this showed that packets did not get to the host, or came back early. */
  boolean isStoppedShort(Blip blip) {
    return paths.stream()
        .filter(kept -> blip.isNear(kept, SLACK))
        .map(Trail::of)
        .anyMatch(this::isShort);
  }

  private boolean isShort(Trail trail) {
    int usual = steps.orElse(1);
    int reached = trail.far().map(Fact.Hop::distance).orElseGet(trail::farthest);
    return usual > 2 && reached <= 2;
  }

  /** The latest look at the way while it was good. */
  Optional<Trail> good() {
    return good;
  }

  /** The latest look at the way since it fails. */
  Optional<Trail> current() {
    return current;
  }

  /** Whether the last failure is one that a break below would cause: nothing came back. */
  boolean isCutOff() {
    return fault().map(Seen::isCut).orElse(false);
  }

  /** Whether it fails for want of an answer: a box that is too busy may have missed one. */
  boolean isWaitingInVain() {
    return switch (fault().orElse(null)) {
      case Unreachable(var reason, _) ->
          reason == Unreachable.Reason.TIMEOUT || reason == Unreachable.Reason.SILENT;
      case Fault.Slow _ -> true;
      case null, default -> false;
    };
  }

  static boolean isCut(@Nullable Fault fault) {
    return switch (fault) {
      case null -> false;
      case Fault.Local _, Unreachable _, Fault.Slow _ -> true;
      case Unresolved(var reason, _) ->
          reason == Unresolved.Reason.TIMEOUT || reason == Unresolved.Reason.SERVER_FAILURE;
      case Fault.Untrusted(var reason, _) -> reason == Fault.Untrusted.Reason.HANDSHAKE;
      case Fault.Refused _, Fault.Clock _, Fault.Protocol _ -> false;
    };
  }

  /** Whether it has failed for longer than what passes by itself within seconds. */
  boolean isLasting() {
    return isLasting(failures);
  }

  static boolean isLasting(List<Kept> run) {
    return run.size() > 1
        && Duration.between(Track.at(run.getFirst()), Track.at(run.getLast())).toMillis() >= 3_500;
  }

  /** When it was reached last over a connection of the box's own that was new then. */
  Optional<Instant> passed() {
    List<Kept> samples = track.samples();
    for (int i = samples.size() - 1; i >= 0; i--) {
      if (Track.isUp(samples.get(i)) && !isKept(samples.get(i)) && !isByProxy(samples.get(i))) {
        return Optional.of(Track.at(samples.get(i)));
      }
    }
    return Optional.empty();
  }

  /** When the box's own connection of a failed attempt stood; empty where it had none. */
  static Optional<Instant> connectedAt(Kept kept) {
    if (!(kept.sample().outcome() instanceof Outcome.Down down)
        || down.phases().connect() == null
        || isByProxy(kept)) {
      return Optional.empty();
    }
    Duration resolve = Objects.requireNonNullElse(down.phases().resolve(), Duration.ZERO);
    return Optional.of(Track.at(kept).plus(resolve).plus(down.phases().connect()));
  }

  /** An old connection may outlive a firewall that lets no new one through. */
  static boolean isKept(Kept kept) {
    return Track.facts(kept, Fact.Connection.class).anyMatch(c -> c.state().equals("alive"));
  }

  /** A proxy goes its own way. */
  private static boolean isByProxy(Kept kept) {
    return Track.facts(kept, Fact.Via.class).findAny().isPresent();
  }

  Optional<Duration> usualConnect() {
    return usualConnect;
  }

  Optional<Duration> usualLatency() {
    return usualLatency;
  }

  Optional<Outcome.Up> up() {
    return track
        .fresh()
        .flatMap(
            k ->
                k.sample().outcome() instanceof Outcome.Up up ? Optional.of(up) : Optional.empty());
  }
}
