package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Control;
import dev.controllerstatus.sample.Fact.Hop;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Services that refuse or say nothing, although the way to them is open: packets reach the far end,
 * or at least the router before it, and others behind the gateway are well.
 */
final class ServiceSilence implements Rule {
  @Override
  public void judge(Scene scene, Notes notes) {
    for (Seen seen : notes.open(scene)) {
      Optional<Trail> trail = seen.current();
      if (trail.isPresent() && seen.isLasting()) {
        judge(seen, trail.get(), scene, notes);
      }
    }
  }

  private static void judge(Seen seen, Trail trail, Scene scene, Notes notes) {
    switch (seen.fault().orElseThrow()) {
      case Unreachable(var reason, _) when reason == Unreachable.Reason.REFUSED ->
          refused(seen, trail, notes);
      case Unreachable(var reason, var stage) when isSilence(reason) ->
          silent(seen, trail, stage, scene, notes);
      case Fault.Slow(_, var stage) -> silent(seen, trail, stage, scene, notes);
      default -> {}
    }
  }

  private static boolean isSilence(Unreachable.Reason reason) {
    return reason == Unreachable.Reason.SILENT || reason == Unreachable.Reason.TIMEOUT;
  }

  private static void refused(Seen seen, Trail trail, Notes notes) {
    Optional<Hop> reset = trail.far().filter(hop -> hop.answer().equals("reset"));
    boolean isByReset = reset.filter(hop -> Distance.isOfHost(hop, seen, trail)).isPresent();
    Optional<Hop> said = trail.refusal().filter(hop -> hop.from().equals(trail.peer()));
    if (isByReset || said.isPresent()) {
      Hop hop = reset.or(() -> said).orElseThrow();
      notes.own(
          draft(Code.SERVICE_REFUSED, seen, 0.94)
              .proof(
                  Says.REFUSED_BY_HOST,
                  Map.of(
                      "took", Distance.took(hop),
                      "distance", hop.distance(),
                      "usual", Distance.usualText(seen, trail)),
                  trail.kept())
              .proof(
                  Says.ATTEMPTS_FAILED, Map.of("failed", seen.failures().size()), seen.failures()),
          List.of(seen));
    }
  }

  private static void silent(Seen seen, Trail trail, Stage stage, Scene scene, Notes notes) {
    if (!notes.areTimesTrusted()) {
      return;
    }
    boolean isConnected = stage.compareTo(Stage.CONNECT) > 0 && !trail.isUdp();
    if (isConnected ? isHeardByHost(seen, trail, stage, scene) : isAtItsDoor(seen, trail)) {
      Draft draft =
          draft(Code.SERVICE_SILENT, seen, isConnected ? 0.93 : 0.88)
              .value("stage", stage.word())
              .value("form", isConnected ? "connected" : "dark")
              .proof(
                  isConnected ? Says.SILENT_AFTER_CONNECT : Says.SILENT_AT_ALL,
                  Map.of("stage", stage.word(), "failed", seen.failures().size()),
                  seen.failures())
              .proof(
                  isConnected ? Says.PATH_WHOLE : Says.PATH_TO_DOOR,
                  Map.of("hop", trail.farthest()),
                  trail.kept());
      others(seen, scene, draft);
      notes.own(draft, List.of(seen));
    }
  }

  /**
   * The connection was made by the host itself. Where it is silent in the handshake, it must be so
   * with every name: to hear one and not the other is what a filter does.
   */
  private static boolean isHeardByHost(Seen seen, Trail trail, Stage stage, Scene scene) {
    Optional<Hop> far = trail.far().filter(hop -> hop.answer().equals("connected"));
    boolean isNameless =
        stage != Stage.TLS
            || trail
                .controls(Control.What.NAME)
                .noneMatch(c -> c.answer().equals("hello") || c.answer().equals("alert"));
    return far.filter(hop -> Distance.isOfHost(hop, seen, trail)).isPresent()
        && isNameless
        && isOtherTalking(seen, scene);
  }

  /** Payload as such passes: somebody else's does. */
  private static boolean isOtherTalking(Seen seen, Scene scene) {
    List<Seen> others =
        scene.remote().stream().filter(other -> !other.host().equals(seen.host())).toList();
    return others.isEmpty()
        || others.stream()
            .flatMap(other -> other.passed().stream())
            .anyMatch(at -> at.isAfter(seen.began()));
  }

  /** Nothing from the host, but from all routers up to it as usual. */
  private static boolean isAtItsDoor(Seen seen, Trail trail) {
    int usual = seen.good().flatMap(Trail::far).map(Hop::distance).orElse(Integer.MAX_VALUE);
    boolean isNear = usual > 2 && trail.farthest() >= usual - 1;
    return trail.far().isEmpty() && trail.refusal().isEmpty() && isNear;
  }

  private static void others(Seen seen, Scene scene, Draft draft) {
    List<Kept> well =
        scene.remote().stream()
            .filter(other -> other != seen)
            .flatMap(other -> other.track().fresh().stream())
            .filter(kept -> Track.isUp(kept) && Track.at(kept).isAfter(seen.began()))
            .toList();
    if (!well.isEmpty()) {
      draft.proof(Says.OTHERS_WELL, Map.of("count", well.size()), well);
    }
  }

  private static Draft draft(Code code, Seen seen, double confidence) {
    return new Draft(code, seen.id().toString(), seen.began(), confidence)
        .value("service", seen.name())
        .value("host", seen.host())
        .value("port", seen.port());
  }
}
