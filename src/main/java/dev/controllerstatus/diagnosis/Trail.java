package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Control;
import dev.controllerstatus.sample.Fact.Echoes;
import dev.controllerstatus.sample.Fact.Hop;
import dev.controllerstatus.sample.Fact.Peer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One look at the way to a service. A packet whose time to live ends at a router makes that router
 * answer, so the last one that answers is the last that passed packets on; what the far end itself
 * answers has passed all of them.
 */
record Trail(Kept kept, String peer, List<Hop> hops, List<Echoes> echoes, List<Control> controls) {
  static final int SMALL = 84;
  private static final Set<String> FAR = Set.of("connected", "reset", "datagram");
  private static final Set<String> NO_WORD = Set.of("", "silent", "time-exceeded", "too-big");

  static Trail of(Kept kept) {
    return new Trail(
        kept,
        Track.facts(kept, Peer.class).map(Peer::address).findFirst().orElse(""),
        Track.facts(kept, Hop.class).toList(),
        Track.facts(kept, Echoes.class).toList(),
        Track.facts(kept, Control.class).toList());
  }

  Instant at() {
    return Track.at(kept);
  }

  /** How far answers came from; 0 when none came. */
  int farthest() {
    return hops.stream().filter(Trail::isAnswer).mapToInt(Hop::distance).max().orElse(0);
  }

  /** What answered as the far end itself, or in its name. */
  Optional<Hop> far() {
    return hops.stream().filter(hop -> FAR.contains(hop.answer())).findFirst();
  }

  /** Whoever said in an ICMP message that there is no way, or none for this. */
  Optional<Hop> refusal() {
    return hops.stream()
        .filter(hop -> !NO_WORD.contains(hop.answer()) && !FAR.contains(hop.answer()))
        .findFirst();
  }

  private static boolean isAnswer(Hop hop) {
    return !hop.answer().equals("silent") && !hop.answer().isEmpty();
  }

  /** Routers behind the first one, nearest first. */
  List<String> routersBehind() {
    return hops.stream()
        .filter(hop -> hop.distance() > 1 && hop.answer().equals("time-exceeded"))
        .map(Hop::from)
        .filter(from -> !from.isEmpty())
        .distinct()
        .toList();
  }

  /** The first router on the way; empty when it never says anything. */
  String firstRouter() {
    return hops.stream()
        .filter(hop -> hop.distance() == 1 && isAnswer(hop))
        .map(Hop::from)
        .findFirst()
        .orElse("");
  }

  boolean hasHeard(String router) {
    return hops.stream().anyMatch(hop -> hop.from().equals(router) && isAnswer(hop))
        || hasEcho(router);
  }

  boolean hasEcho(String address) {
    return small(address).anyMatch(echoes -> echoes.received() > 0);
  }

  /** Small echoes to an address. */
  Stream<Echoes> small(String address) {
    return echoes.stream().filter(e -> e.to().equals(address) && e.bytes() <= SMALL);
  }

  /** Echoes to the far end in several sizes, as they were sent. */
  Stream<Echoes> sized() {
    return echoes.stream().filter(e -> e.to().equals(peer));
  }

  Optional<Duration> farEcho() {
    return small(peer).map(Echoes::median).flatMap(Stream::ofNullable).findFirst();
  }

  boolean isUdp() {
    return hops.stream().anyMatch(hop -> hop.to().startsWith("udp"));
  }

  Stream<Control> controls(Control.What what) {
    return controls.stream().filter(control -> control.what().equals(what.word()));
  }

  /** Whether another port of the host answered in whatever way. */
  boolean isOtherPortAnswered() {
    return controls(Control.What.PORT).anyMatch(Trail::isHost);
  }

  static boolean isHost(Control control) {
    return control.answer().equals("connected") || control.answer().equals("reset");
  }
}
