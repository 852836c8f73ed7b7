package dev.controllerstatus.diagnosis;

import dev.controllerstatus.sample.Fact.Control;
import dev.controllerstatus.sample.Fault.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plain requests to the host pass, and only the change to WebSocket does not. */
final class Upgrades implements Rule {
  // "Upgrade Required" to one who asks for an upgrade: somebody on the way took the question out.
  private static final String STRIPPED = "426";

  @Override
  public void judge(Scene scene, Notes notes) {
    for (Seen seen : notes.open(scene)) {
      if (seen.fault().orElseThrow() instanceof Refused(var reason, var detail)
          && reason == Refused.Reason.UPGRADE
          && isHttpPassing(seen, scene, detail)
          && isNew(seen, detail)) {
        tell(seen, detail, notes);
      }
    }
  }

  private static boolean isHttpPassing(Seen seen, Scene scene, String detail) {
    boolean isAnswered = plain(seen).filter(c -> c.answer().startsWith("status")).isPresent();
    boolean isOtherUp =
        scene.services().stream()
            .anyMatch(
                other ->
                    other != seen && other.host().equals(seen.host()) && other.up().isPresent());
    return isAnswered || isOtherUp || detail.contains(STRIPPED);
  }

  /** It worked before, or it lasts. */
  private static boolean isNew(Seen seen, String detail) {
    return seen.track().latestUp().isPresent()
        || detail.contains(STRIPPED)
        || Seen.isLasting(seen.failures());
  }

  private static Optional<Control> plain(Seen seen) {
    return seen.current().stream()
        .flatMap(trail -> trail.controls(Control.What.UPGRADE))
        .findFirst();
  }

  private static void tell(Seen seen, String detail, Notes notes) {
    double confidence = seen.track().latestUp().isPresent() ? 0.92 : 0.75;
    Draft draft =
        new Draft(Code.FIREWALL_WEBSOCKET_BLOCKED, seen.host(), seen.began(), confidence)
            .value("host", seen.host())
            .proof(Says.UPGRADE_REFUSED, Map.of("answer", detail), seen.failures());
    plain(seen)
        .ifPresent(
            c ->
                draft.proof(
                    Says.HTTPS_PASSES,
                    Map.of("host", seen.host(), "answer", c.answer()),
                    seen.current().orElseThrow().kept()));
    notes.own(draft, List.of(seen));
  }
}
