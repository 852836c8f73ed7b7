package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.target.Role;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Unset;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A window, read once: the box, its gateways, and every service with the way to it. */
final class Scene {
  /** Looks at the way that are older than this tell nothing of now. */
  static final Duration RECENT = Duration.ofSeconds(90);

  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration AHEAD = Duration.ofSeconds(5);

  private final Instant now;
  private final List<Track> way;
  private final List<Seen> services;
  private final Links links;
  private final Past past;
  private final Duration running;

  Scene(Window window) {
    this.now = window.now();
    this.past = window.past();
    this.running = window.running();
    this.way =
        window.targets().all().stream()
            .filter(target -> target.role() == Role.WAY)
            .map(target -> track(window, target))
            .sorted(Comparator.comparing(Track::id))
            .toList();
    this.links =
        Links.of(
            box().flatMap(Track::latest).stream()
                .flatMap(kept -> Track.facts(kept, Fact.Link.class))
                .toList());
    this.services =
        window.targets().services().stream()
            .filter(target -> !(target instanceof Unset))
            .map(target -> track(window, target))
            .filter(track -> track.latest().isPresent())
            .map(track -> new Seen(track, paths(window, track.id()), links, restored()))
            .sorted(Comparator.comparing(Seen::id))
            .toList();
  }

  private static Track track(Window window, Target target) {
    return new Track(target, upToNow(window, target.id()), window.now());
  }

  /** Without what was measured by a clock that has been set back since. */
  private static List<Kept> upToNow(Window window, TargetId target) {
    List<Kept> all = window.of(target);
    Instant latest = window.now().plus(AHEAD);
    for (Kept kept : all) {
      if (Track.at(kept).isAfter(latest)) {
        return all.stream().filter(one -> !Track.at(one).isAfter(latest)).toList();
      }
    }
    return all;
  }

  private static List<Kept> paths(Window window, TargetId service) {
    String name = service.kind() + "-" + service.name();
    return TargetId.isWord(name) ? upToNow(window, new TargetId("path", name)) : List.of();
  }

  Instant now() {
    return now;
  }

  Past past() {
    return past;
  }

  Links links() {
    return links;
  }

  List<Seen> services() {
    return services;
  }

  /** When box and gateways were well again after trouble; what was measured before is of then. */
  Instant restored() {
    return Stream.concat(ofKind("box"), ofKind("gateway"))
        .flatMap(track -> track.back(Track::isDown).stream())
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  /** When a service was reached again last that had been cut off. */
  Instant lastBack() {
    return services.stream()
        .flatMap(seen -> seen.track().back(kept -> Seen.isCut(Track.fault(kept))).stream())
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  /** Right after a start everything takes longer the first time. */
  boolean isWarmingUp() {
    return isStarting() || box().filter(track -> isWarmingUp(track, now)).isPresent();
  }

  /** Whether the product is so young that it keeps its own box busy. */
  boolean isStarting() {
    return running.compareTo(WARM_UP) < 0;
  }

  private static boolean isWarmingUp(Track box, Instant now) {
    List<Kept> samples = box.samples();
    Instant start = now.minus(WARM_UP);
    for (int i = samples.size() - 1; i > 0; i--) {
      Instant at = Track.at(samples.get(i));
      if (at.isBefore(start)) {
        return false;
      } else if (Duration.between(Track.end(samples.get(i - 1)), at).compareTo(box.gap()) > 0) {
        return true;
      }
    }
    return !samples.isEmpty() && Track.at(samples.getFirst()).isAfter(start);
  }

  /** Those behind the gateway. */
  List<Seen> remote() {
    return services.stream().filter(seen -> !seen.isLocal()).toList();
  }

  Optional<Track> box() {
    return ofKind("box").findFirst();
  }

  private Stream<Track> ofKind(String kind) {
    return way.stream().filter(track -> track.id().kind().equals(kind));
  }

  /** The latest look at each way, where it tells of now. */
  List<Trail> trails() {
    return services.stream().flatMap(seen -> seen.look().stream()).toList();
  }

  /** Whether any way ever went on behind the first router. */
  boolean isMultiHop() {
    return services.stream()
        .flatMap(seen -> seen.good().stream())
        .anyMatch(trail -> trail.farthest() > 1);
  }

  /** Those behind the same gateway as this one, itself included. */
  List<Seen> behindGatewayOf(Seen seen) {
    return sides().stream()
        .map(Side::remote)
        .filter(remote -> remote.contains(seen))
        .findFirst()
        .orElse(List.of());
  }

  /** The gateways, each with what is behind it. */
  List<Side> sides() {
    List<Track> gateways = ofKind("gateway").toList();
    return gateways.stream()
        .map(
            gateway ->
                new Side(
                    isSecond(gateway) ? gateway.id().name() : "",
                    gateway,
                    remote().stream()
                        .filter(seen -> gateways.size() == 1 || isSecond(gateway) == isSixth(seen))
                        .toList()))
        .toList();
  }

  private static boolean isSecond(Track gateway) {
    return gateway.id().name().equals("ipv6");
  }

  private static boolean isSixth(Seen seen) {
    return seen.peer().map(address -> address.contains(":")).orElse(false);
  }

  Stream<Seen> failing() {
    return services.stream().filter(Seen::isFailing);
  }

  /**
   * What a broken parent takes along: services that are cut off, and those that were asked for the
   * last time before it broke.
   */
  static List<Seen> childrenOf(Instant since, List<Seen> services) {
    return services.stream()
        .filter(Seen::isFailing)
        .filter(seen -> seen.isCutOff() || Track.at(seen.last()).isBefore(since))
        .toList();
  }
}
