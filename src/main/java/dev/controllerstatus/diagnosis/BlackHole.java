package dev.controllerstatus.diagnosis;

import dev.controllerstatus.sample.Fact.Echoes;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Slow;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A link on the way that is too narrow for large packets must say so (RFC 1191); where that message
 * is lost, small packets pass, so connections come about, and large ones vanish for good (RFC
 * 2923).
 */
record BlackHole(int passes, int vanishes, Trail trail) {
  // Every IPv4 host must take a packet of this size, RFC 791; one that drops it filters echoes.
  private static final int ANY_HOST = 576;

  static void judge(Side side, Notes notes) {
    List<Seen> hanging =
        side.remote().stream().filter(notes::isOpen).filter(BlackHole::isHanging).toList();
    if (hanging.isEmpty()) {
      return;
    }
    Instant since = hanging.stream().map(Seen::began).min(Instant::compareTo).orElseThrow();
    List<BlackHole> found =
        side.remote().stream()
            .flatMap(seen -> seen.look().stream())
            .filter(trail -> !trail.at().isBefore(since))
            .flatMap(trail -> of(trail).stream())
            .toList();
    if (found.isEmpty()) {
      return;
    }
    BlackHole hole = found.getFirst();
    boolean isOpenElsewhere =
        side.remote().stream()
            .flatMap(seen -> seen.look().stream())
            .filter(trail -> !trail.at().isBefore(since))
            .flatMap(Trail::sized)
            .anyMatch(echoes -> echoes.received() > 0 && echoes.bytes() >= hole.vanishes());
    if (!isOpenElsewhere) {
      notes.parent(
          new Draft(Code.LINE_MTU, "", since, found.size() > 1 ? 0.95 : 0.8)
              .value("passes", hole.passes())
              .value("vanishes", hole.vanishes())
              .proof(
                  Says.LARGE_VANISH,
                  Map.of("passes", hole.passes(), "vanishes", hole.vanishes()),
                  found.stream().map(one -> one.trail().kept()).toList())
              .proof(
                  Says.HANGS_AFTER_CONNECT,
                  Map.of("count", hanging.size()),
                  hanging.stream().map(Seen::last).toList()),
          hanging);
    }
  }

  /** Connected, and then no more came. */
  private static boolean isHanging(Seen seen) {
    return seen.fault().map(BlackHole::isHanging).orElse(false);
  }

  private static boolean isHanging(Fault fault) {
    return switch (fault) {
      case Slow _ -> true;
      case Unreachable(var reason, var stage) ->
          stage.compareTo(Stage.CONNECT) > 0
              && (reason == Unreachable.Reason.SILENT || reason == Unreachable.Reason.TIMEOUT);
      default -> false;
    };
  }

  private static Optional<BlackHole> of(Trail trail) {
    int passes =
        trail.sized().filter(e -> e.received() > 0).mapToInt(Echoes::bytes).max().orElse(0);
    int vanishes =
        trail
            .sized()
            .filter(e -> e.received() == 0 && e.sent() > 1 && e.bytes() > passes)
            .mapToInt(Echoes::bytes)
            .min()
            .orElse(0);
    // Where small packets are lost too, large ones are lost by chance.
    boolean isClean =
        trail.small(trail.peer()).allMatch(echoes -> echoes.received() * 10 >= echoes.sent() * 9);
    boolean isTold = trail.hops().stream().anyMatch(hop -> hop.answer().equals("too-big"));
    return passes >= ANY_HOST && vanishes > 0 && isClean && !isTold
        ? Optional.of(new BlackHole(passes, vanishes, trail))
        : Optional.empty();
  }
}
