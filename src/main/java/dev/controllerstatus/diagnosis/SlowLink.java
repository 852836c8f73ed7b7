package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The box's own network is slow: the gateway, which is next to the box, answers late, and
 * everything behind it by as much. Routers answer echoes when they have nothing better to do, so a
 * late echo alone proves nothing.
 */
final class SlowLink implements Rule {
  private static final Duration FLOOR = Duration.ofMillis(50);
  private static final int TIMES = 4;

  @Override
  public void judge(Scene scene, Notes notes) {
    if (notes.areTimesTrusted()) {
      scene.sides().forEach(side -> judge(side, scene, notes));
    }
  }

  private static void judge(Side side, Scene scene, Notes notes) {
    Duration usual = side.usualRoundTrip().orElse(Duration.ZERO);
    Duration limit = Durations.longer(usual.multipliedBy(TIMES), usual.plus(FLOOR));
    List<Kept> run = side.gateway().run(kept -> isAbove(kept, limit));
    if (run.size() < 2) {
      return;
    }
    Instant since = Track.at(run.getFirst());
    Duration now = Side.roundTrip(run.getLast()).orElse(limit);
    Duration excess = now.minus(usual);
    List<Seen> slow =
        scene.services().stream().filter(seen -> isLate(seen, excess, since)).toList();
    if (!slow.isEmpty()) {
      notes.parent(
          new Draft(Code.LINK_SLOW, side.subject(), since, 0.9)
              .value("took", now)
              .value("usual", usual)
              .proof(
                  Says.GATEWAY_SLOW,
                  Map.of("gateway", side.address(), "took", now, "usual", usual),
                  run)
              .proof(
                  Says.ALL_SLOW,
                  Map.of("count", slow.size(), "more", excess),
                  slow.stream().flatMap(seen -> seen.track().latest().stream()).toList()),
          slow);
    }
  }

  private static boolean isAbove(Kept kept, Duration limit) {
    return Track.isUp(kept)
        && Side.roundTrip(kept).map(took -> took.compareTo(limit) > 0).orElse(false);
  }

  /** One round trip at least is in every exchange. */
  private static boolean isLate(Seen seen, Duration excess, Instant since) {
    Optional<Outcome.Up> up =
        seen.track().fresh().filter(k -> !Track.at(k).isBefore(since)).flatMap(_ -> seen.up());
    Optional<Duration> usual = seen.usualLatency();
    return up.isPresent()
        && usual.isPresent()
        && up.get().latency().minus(usual.get()).multipliedBy(2).compareTo(excess) > 0;
  }
}
