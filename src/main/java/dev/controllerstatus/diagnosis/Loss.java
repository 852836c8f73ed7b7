package dev.controllerstatus.diagnosis;

import dev.controllerstatus.sample.Fact.Echoes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Packets that are lost on the way to several far ends and not on the way to the gateway, out of
 * one look at each.
 *
 * @param looks in which that is seen
 * @param far echoes of the far ends
 * @param near echoes of the gateway in the same looks
 */
record Loss(List<Trail> looks, List<Echoes> far, List<Echoes> near) {
  private static final double MUCH = 0.05;
  private static final int LOST = 4;
  private static final int ENOUGH = 10;
  // There and back over a satellite takes 600 ms; nothing but a queue takes longer.
  private static final Duration FAR = Duration.ofMillis(700);

  /** Behind this gateway since then; what was looked at before it began would deny it. */
  static Optional<Loss> of(Side side, Instant since) {
    Instant dark = dark(side);
    List<Trail> looks =
        side.remote().stream()
            .flatMap(seen -> seen.look().stream())
            .filter(trail -> trail.at().isAfter(since) && trail.at().isAfter(dark))
            .toList();
    List<Echoes> far =
        looks.stream().flatMap(trail -> trail.small(trail.peer())).filter(Loss::isTelling).toList();
    List<Echoes> near = looks.stream().flatMap(trail -> trail.small(side.address())).toList();
    return Optional.of(new Loss(looks, far, near)).filter(Loss::isThere);
  }

  private boolean isThere() {
    boolean isEverywhere =
        far.stream().map(Echoes::to).distinct().count() > 1
            && far.stream().allMatch(echoes -> echoes.received() < echoes.sent());
    int lost = far.stream().mapToInt(echoes -> echoes.sent() - echoes.received()).sum();
    double share = share(far);
    return isEverywhere && share >= MUCH && lost >= LOST && share(near) <= share / 3;
  }

  /**
   * Whether what was not lost came back later than any line alone would explain: it has queued, and
   * a full line loses what its queue cannot take. Then the loss is nobody's but the traffic's.
   */
  boolean isLate() {
    return far.stream()
        .map(Echoes::median)
        .filter(Objects::nonNull)
        .anyMatch(took -> took.compareTo(FAR) > 0);
  }

  /** The share of all echoes that did not come back, 0 to 1. */
  static double share(List<Echoes> all) {
    int sent = all.stream().mapToInt(Echoes::sent).sum();
    int received = all.stream().mapToInt(Echoes::received).sum();
    return sent == 0 ? 0 : 1 - (double) received / sent;
  }

  /** Until when nothing at all came back: a look that began before saw both, and is no rate. */
  private static Instant dark(Side side) {
    return side.remote().stream()
        .flatMap(seen -> seen.look().stream())
        .filter(trail -> trail.small(trail.peer()).anyMatch(Loss::isLost))
        .map(trail -> Track.end(trail.kept()))
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  private static boolean isLost(Echoes echoes) {
    return echoes.sent() >= ENOUGH && echoes.received() == 0;
  }

  private static boolean isTelling(Echoes echoes) {
    return echoes.sent() >= ENOUGH && echoes.received() > 0;
  }
}
