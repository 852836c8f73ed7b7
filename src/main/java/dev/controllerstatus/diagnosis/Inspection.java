package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Certificate;
import dev.controllerstatus.sample.Fault.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A box in between that opens TLS must sign for every host with a key of its own. So hosts of
 * different owners suddenly have one issuer, or a host that had a trusted issuer has another one.
 * Two hosts of one owner may share a private issuer that nobody told the box of: that is not it.
 */
final class Inspection implements Rule {
  @Override
  public void judge(Scene scene, Notes notes) {
    Map<String, List<Seen>> byIssuer = new TreeMap<>();
    notes.open(scene).stream()
        .filter(Inspection::isUnknownIssuer)
        .forEach(
            seen ->
                certificate(seen.last())
                    .ifPresent(
                        c ->
                            byIssuer
                                .computeIfAbsent(c.issuer(), _ -> new ArrayList<>())
                                .add(seen)));
    byIssuer.forEach((issuer, services) -> judge(issuer, services, scene, notes));
  }

  private static boolean isUnknownIssuer(Seen seen) {
    return seen.fault().orElse(null) instanceof Untrusted(var reason, _)
        && reason == Untrusted.Reason.UNKNOWN_ISSUER;
  }

  static Optional<Certificate> certificate(Kept kept) {
    return Track.facts(kept, Certificate.class).findFirst();
  }

  private static void judge(String issuer, List<Seen> services, Scene scene, Notes notes) {
    boolean isOfStrangers =
        services.stream()
            .anyMatch(seen -> !Names.areOfOneSite(seen.host(), services.getFirst().host()));
    boolean isNew = services.stream().anyMatch(seen -> isReplaced(seen, issuer));
    if (!isOfStrangers && !isNew) {
      return;
    }
    List<Kept> failed = ProxyRules.runs(services, fault -> fault instanceof Untrusted);
    boolean isSeveral = services.stream().map(Seen::host).distinct().count() > 1;
    Draft draft =
        new Draft(
                Code.FIREWALL_TLS_INSPECTION, "", ProxyRules.first(failed), isSeveral ? 0.97 : 0.75)
            .value("issuer", issuer)
            .value("hosts", hosts(services))
            .proof(
                Says.SIGNED_BY_STRANGER,
                Map.of("issuer", issuer, "hosts", hosts(services)),
                failed);
    before(services)
        .ifPresent(
            kept ->
                draft.proof(
                    Says.SIGNED_BEFORE,
                    Map.of("issuer", certificate(kept).orElseThrow().issuer()),
                    kept));
    exempt(scene, draft);
    notes.own(draft, services);
  }

  private static String hosts(List<Seen> services) {
    return Names.list(services.stream().map(Seen::host).toList());
  }

  /** A leaf that signs itself, or the usual issuer without its chain, is the server's own doing. */
  private static boolean isReplaced(Seen seen, String issuer) {
    boolean isOwn = certificate(seen.last()).map(c -> c.subject().equals(c.issuer())).orElse(true);
    Optional<String> before =
        seen.track().latestUp().flatMap(Inspection::certificate).map(Certificate::issuer);
    return !isOwn && before.isPresent() && !before.get().equals(issuer) && Addresses.isUsual(seen);
  }

  private static Optional<Kept> before(List<Seen> services) {
    return services.stream()
        .flatMap(seen -> seen.track().latestUp().stream())
        .filter(kept -> certificate(kept).isPresent())
        .findFirst();
  }

  /** Hosts whose own certificates still come through. */
  private static void exempt(Scene scene, Draft draft) {
    List<Seen> exempt =
        scene.services().stream()
            .filter(
                seen ->
                    seen.track()
                        .fresh()
                        .filter(Track::isUp)
                        .flatMap(Inspection::certificate)
                        .isPresent())
            .toList();
    if (!exempt.isEmpty()) {
      draft.proof(
          Says.EXEMPT,
          Map.of("hosts", hosts(exempt)),
          exempt.stream().flatMap(seen -> seen.track().fresh().stream()).toList());
    }
  }
}
