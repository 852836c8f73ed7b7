package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Announcement;
import dev.controllerstatus.sample.Fact.Claim;
import dev.controllerstatus.sample.Fact.Neighbour;
import dev.controllerstatus.sample.Fault.Local;
import dev.controllerstatus.sample.Fault.Unreachable;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The gateway on the box's own network: whether there is one, whether it answers who has its
 * address, and whether more than one does.
 */
final class GatewayRules implements Rule {
  private static final Set<Code> BELOW =
      EnumSet.of(Code.LINK_DOWN, Code.LINK_UNSTABLE, Code.LINK_NO_ADDRESS);
  private static final Duration SECOND_LOOK = Duration.ofSeconds(3);

  @Override
  public void judge(Scene scene, Notes notes) {
    if (notes.hasAny(BELOW)) {
      return;
    }
    missing(scene, notes);
    for (Side side : scene.sides()) {
      silent(side, scene, notes);
      twoMasters(side, notes);
    }
  }

  private static void missing(Scene scene, Notes notes) {
    // The box knows whether it lacks an address as well, which comes first.
    List<Kept> run =
        scene
            .box()
            .or(() -> scene.sides().stream().map(Side::gateway).findFirst())
            .map(track -> track.run(LinkRules.lacks(Local.Reason.NO_GATEWAY)))
            .orElse(List.of());
    if (run.isEmpty()) {
      return;
    }
    Instant since = Track.at(run.getFirst());
    notes.parent(
        new Draft(Code.GATEWAY_MISSING, "", since, 0.99)
            .proof(Says.NO_DEFAULT_ROUTE, Map.of("times", run.size(), "since", since), run),
        Scene.childrenOf(since, scene.services()));
  }

  /**
   * A host that is there answers who has its address, whatever it filters. One that answers nobody
   * within seconds, more than once, is gone, unless something still comes through it.
   */
  private static void silent(Side side, Scene scene, Notes notes) {
    List<Kept> run =
        side.gateway()
            .run(kept -> Track.fault(kept) instanceof Unreachable || side.isUnheard(kept));
    if (run.isEmpty()) {
      return;
    }
    Instant since = Track.at(run.getFirst());
    boolean isSeenTwice = Seen.isLasting(run) || isSilentOnWay(side, scene, since);
    if (isSeenTwice && !side.hasPassedSince(since)) {
      Instant first = earliest(side, since);
      notes.parent(
          new Draft(Code.GATEWAY_SILENT, side.subject(), first, 0.97)
              .value("gateway", side.address())
              .proof(
                  Says.GATEWAY_SILENT,
                  Map.of("gateway", side.address(), "times", run.size(), "state", state(run)),
                  run),
          Scene.childrenOf(first, side.remote()));
    }
  }

  private static boolean isSilentOnWay(Side side, Scene scene, Instant since) {
    return scene.trails().stream()
        .filter(trail -> trail.at().isAfter(since.plus(SECOND_LOOK)))
        .flatMap(trail -> trail.small(side.address()))
        .anyMatch(echoes -> echoes.received() == 0 && echoes.sent() > 1);
  }

  /** A service may have noticed before the gateway was asked again. */
  private static Instant earliest(Side side, Instant since) {
    Instant passed = side.passed().orElse(Instant.MIN);
    return Stream.concat(
            Stream.of(since),
            side.remote().stream()
                .filter(seen -> seen.isFailing() && seen.isCutOff())
                .map(Seen::began)
                .filter(began -> began.isAfter(passed))
                .filter(began -> Duration.between(began, since).toSeconds() < 15))
        .min(Instant::compareTo)
        .orElse(since);
  }

  private static String state(List<Kept> run) {
    return Track.facts(run.getLast(), Neighbour.class).map(Neighbour::state).findFirst().orElse("");
  }

  /**
   * Two units that both hold the gateway's address: each takes part of the traffic and neither
   * knows of the connections of the other. Right after a fail-over both may be heard within one
   * sample.
   */
  private static void twoMasters(Side side, Notes notes) {
    List<Kept> run = side.gateway().run(kept -> masters(kept).size() > 1);
    boolean isProven =
        run.size() > 1 || run.stream().anyMatch(kept -> Track.facts(kept, Claim.class).count() > 1);
    if (!isProven) {
      return;
    }
    Instant since = Track.at(run.getFirst());
    String units = String.join(", ", masters(run.getLast()));
    notes.parent(
        new Draft(Code.GATEWAY_TWO_MASTERS, side.subject(), since, 0.95)
            .value("units", units)
            .proof(Says.TWO_MASTERS, Map.of("units", units, "since", since), run),
        Scene.childrenOf(since, side.remote()));
  }

  /** Those that claim the address, by hardware; or those that announce one group, by source. */
  private static Set<String> masters(Kept kept) {
    Set<String> claims =
        Track.facts(kept, Claim.class)
            .map(Claim::hardware)
            .collect(Collectors.toCollection(TreeSet::new));
    if (claims.size() > 1) {
      return claims;
    }
    return Track.facts(kept, Announcement.class)
        .collect(
            Collectors.groupingBy(
                a -> a.protocol() + a.group(),
                Collectors.mapping(GatewayRules::unit, Collectors.toCollection(TreeSet::new))))
        .values()
        .stream()
        .filter(units -> units.size() > 1)
        .findFirst()
        .orElseGet(TreeSet::new);
  }

  private static String unit(Announcement announcement) {
    return announcement.source() + " " + announcement.hardware();
  }
}
