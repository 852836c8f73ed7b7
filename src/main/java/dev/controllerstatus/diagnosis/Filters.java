package dev.controllerstatus.diagnosis;

import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fact.Control;
import dev.controllerstatus.sample.Fact.Hop;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rules of the site's own firewall, one service at a time. The gateway is what lies next to the
 * box: what ends there, or is answered from there in another's name, never left the site.
 */
final class Filters implements Rule {
  @Override
  public void judge(Scene scene, Notes notes) {
    List<Seen> open =
        notes.open(scene).stream()
            .filter(seen -> notes.areTimesTrusted() || !seen.isWaitingInVain())
            .toList();
    for (Seen seen : open) {
      if (open.stream().anyMatch(other -> Company.isUnclear(other, seen, scene.now()))) {
        continue;
      }
      Filter filter = new Filter(seen, scene, notes);
      switch (seen.fault().orElseThrow()) {
        case Unreachable(var reason, var stage) -> unreachable(filter, reason, stage);
        case Fault.Untrusted(var reason, _) when reason == Fault.Untrusted.Reason.HANDSHAKE ->
            filter.name(false);
        default -> {}
      }
    }
  }

  private static void unreachable(Filter filter, Unreachable.Reason reason, Stage stage) {
    boolean isHandshake = stage == Stage.TLS;
    switch (reason) {
      case TIMEOUT, NO_ROUTE -> filter.dropped();
      case REFUSED -> filter.rejected();
      case SILENT -> {
        if (isHandshake) {
          filter.name(true);
        } else {
          filter.dropped();
        }
      }
      case RESET, CLOSED -> {
        if (isHandshake) {
          filter.name(false);
        }
      }
    }
  }

  /** One failing service and the look at its way. */
  private record Filter(Seen seen, Scene scene, Notes notes) {
    private static final Duration MEASURABLE = Duration.ofMillis(2);

    private Optional<Trail> trail() {
      return seen.current();
    }

    /** Packets to the port vanish at the gateway, or it says that they are not wanted. */
    void dropped() {
      Trail trail = trail().orElse(null);
      if (trail == null || trail.far().isPresent()) {
        return;
      }
      Optional<Hop> refusal = trail.refusal();
      if (refusal.isPresent()) {
        prohibited(trail, refusal.get());
      } else if (trail.farthest() <= 1 && isUsuallyLonger() && isElsePassing()) {
        silent(trail);
      }
    }

    /** Whoever took its place on the way, such as an inspection, is no nearer host. */
    private boolean isUsuallyLonger() {
      return seen.good().map(trail -> trail.farthest() > 1).orElseGet(scene::isMultiHop)
          || (isHostAnswering() && scene.isMultiHop());
    }

    /** The gateway passes on for others, so it is not the gateway as such. */
    private boolean isElsePassing() {
      return isHostAnswering()
          || scene.behindGatewayOf(seen).stream()
              .filter(other -> !other.host().equals(seen.host()))
              .flatMap(other -> other.passed().stream())
              .anyMatch(at -> at.isAfter(silentSince()))
          || trail().stream()
              .anyMatch(
                  trail ->
                      seen.good().stream()
                          .flatMap(good -> good.routersBehind().stream())
                          .anyMatch(trail::hasHeard));
    }

    private Instant silentSince() {
      return Track.at(seen.run(Seen::isCut).getFirst());
    }

    private boolean isHostAnswering() {
      return trail()
          .filter(trail -> trail.isOtherPortAnswered() || trail.hasEcho(trail.peer()))
          .isPresent();
    }

    private void silent(Trail trail) {
      boolean isAsked = trail.controls(Control.What.PORT).findAny().isPresent();
      if (isHostAnswering()) {
        Draft draft = blocked(Code.FIREWALL_PORT_BLOCKED, trail, 0.95);
        draft.proof(Says.PORT_SILENT, port(trail), seen.failures());
        hostAnswers(draft, trail);
        ends(draft, trail);
        notes.own(draft, List.of(seen));
      } else if (isAsked
          && trail.small(trail.peer()).findAny().isPresent()
          && !Company.isMajority(scene.behindGatewayOf(seen))) {
        Draft draft = blocked(Code.FIREWALL_HOST_BLOCKED, trail, 0.93);
        draft.proof(Says.HOST_SILENT, Map.of("host", seen.host()), trail.kept());
        ends(draft, trail);
        notes.own(draft, List.of(seen));
      }
    }

    /** An ICMP message tells who refuses, RFC 1812 section 5.2.7.1. */
    private void prohibited(Trail trail, Hop refusal) {
      boolean isProhibited = Blackout.isProhibited(refusal);
      boolean isGateway = refusal.distance() <= 2 && isFirst(refusal.from(), trail);
      if (!isGateway || !(isProhibited || isHostAnswering())) {
        return;
      }
      boolean isWholeHost =
          trail.controls(Control.What.PORT).findAny().isPresent()
              && trail
                  .controls(Control.What.PORT)
                  .allMatch(c -> c.answer().equals(refusal.answer()));
      Code code = isWholeHost ? Code.FIREWALL_HOST_BLOCKED : Code.FIREWALL_PORT_BLOCKED;
      Draft draft = blocked(code, trail, 0.97);
      draft.proof(
          Says.ROUTER_REFUSES,
          Map.of("router", refusal.from(), "word", refusal.answer()),
          trail.kept());
      hostAnswers(draft, trail);
      notes.own(draft, List.of(seen));
    }

    private boolean isFirst(String router, Trail trail) {
      return router.equals(trail.firstRouter())
          || seen.good().map(Trail::firstRouter).filter(router::equals).isPresent()
          || scene.sides().stream().anyMatch(side -> side.address().equals(router));
    }

    /** A reset in the host's name that comes from nearer than the host is. */
    void rejected() {
      Trail trail = trail().orElse(null);
      Hop reset = trail == null ? null : trail.far().orElse(null);
      if (trail == null || reset == null) {
        dropped();
      } else if (reset.answer().equals("reset") && isNearer(reset, trail) && isUsuallyLonger()) {
        boolean isWholeHost =
            trail.controls(Control.What.PORT).findAny().isPresent()
                && !trail.hasEcho(trail.peer())
                && trail.controls(Control.What.PORT).allMatch(c -> isTooSoon(c.took(), trail));
        Code code = isWholeHost ? Code.FIREWALL_HOST_BLOCKED : Code.FIREWALL_PORT_BLOCKED;
        Draft draft = blocked(code, trail, 0.93);
        draft.proof(
            Says.RESET_TOO_NEAR,
            Map.of(
                "took", Distance.took(reset),
                "distance", reset.distance(),
                "usual", Distance.usualText(seen, trail)),
            trail.kept());
        hostAnswers(draft, trail);
        notes.own(draft, List.of(seen));
      }
    }

    private boolean isNearer(Hop reset, Trail trail) {
      return Distance.isNearer(reset, seen, trail);
    }

    private boolean isTooSoon(@Nullable Duration took, Trail trail) {
      return took != null
          && Distance.usual(seen, trail)
              .filter(usual -> usual.compareTo(MEASURABLE) > 0)
              .filter(usual -> took.multipliedBy(2).compareTo(usual) < 0)
              .isPresent();
    }

    /** The handshake dies when the name is told, and lives with another name. */
    void name(boolean isSilent) {
      List<Control> others =
          trail().stream().flatMap(trail -> trail.controls(Control.What.NAME)).toList();
      boolean isOtherHeard =
          others.stream().anyMatch(c -> c.answer().equals("hello") || c.answer().equals("alert"));
      // Who has shown its certificate was not cut off for the name; and once may be a restart.
      boolean isNamed = Track.facts(seen.last(), Fact.Certificate.class).findAny().isEmpty();
      boolean isRepeated = seen.failures().size() > 1;
      if (!isOtherHeard || !isNamed || !isRepeated || !Addresses.isUsual(seen)) {
        return;
      }
      Draft draft =
          blocked(Code.FIREWALL_NAME_FILTERED, trail().orElseThrow(), isSilent ? 0.8 : 0.92);
      draft
          .proof(
              isSilent ? Says.SILENT_AT_NAME : Says.RESET_AT_NAME,
              Map.of("host", seen.host()),
              seen.failures())
          .proof(
              Says.OTHER_NAME_PASSES,
              Map.of("address", trail().orElseThrow().peer()),
              trail().orElseThrow().kept());
      notes.own(draft, List.of(seen));
    }

    private Draft blocked(Code code, Trail trail, double confidence) {
      return new Draft(code, subject(code, trail), seen.began(), confidence)
          .value("host", seen.host())
          .value("port", seen.port())
          .value("protocol", trail.isUdp() ? "UDP" : "TCP");
    }

    private String subject(Code code, Trail trail) {
      return code == Code.FIREWALL_PORT_BLOCKED
          ? (trail.isUdp() ? "udp " : "tcp ") + seen.host() + ":" + seen.port()
          : seen.host();
    }

    private Map<String, Object> port(Trail trail) {
      return Map.of(
          "protocol", trail.isUdp() ? "UDP" : "TCP",
          "host", seen.host(),
          "port", seen.port(),
          "failed", seen.failures().size());
    }

    private void hostAnswers(Draft draft, Trail trail) {
      trail
          .controls(Control.What.PORT)
          .filter(Trail::isHost)
          .findFirst()
          .ifPresent(
              c ->
                  draft.proof(
                      Says.OTHER_PORT_ANSWERS,
                      Map.of("to", c.to(), "answer", c.answer()),
                      trail.kept()));
      if (trail.hasEcho(trail.peer())) {
        draft.proof(Says.HOST_ECHOES, Map.of("address", trail.peer()), trail.kept());
      }
    }

    private void ends(Draft draft, Trail trail) {
      int usual =
          seen.good()
              .map(Trail::farthest)
              .orElseGet(
                  () ->
                      scene.services().stream()
                          .flatMap(s -> s.good().stream())
                          .mapToInt(Trail::farthest)
                          .max()
                          .orElse(0));
      draft.proof(Says.PATH_ENDS, Map.of("hop", trail.farthest(), "usual", usual), trail.kept());
    }
  }
}
