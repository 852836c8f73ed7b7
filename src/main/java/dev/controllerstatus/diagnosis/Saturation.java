package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Echoes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A full or narrow line takes time for every byte: large packets are later than small ones by what
 * they are larger, while mere distance delays all sizes alike.
 */
record Saturation(Duration small, Duration large, int bytes, Kept kept) {
  // 200 kbit/s in both directions together; the slowest lines that are sold are faster.
  private static final double NANOS_PER_BYTE = 40_000;
  private static final int BITS = 8;

  /** The clearest of all looks behind this gateway since then; one alone may be chance. */
  static Optional<Saturation> of(Side side, Instant since) {
    List<Trail> looks =
        side.remote().stream()
            .flatMap(seen -> seen.look().stream())
            .filter(trail -> trail.at().isAfter(since) && trail.sized().count() > 1)
            .toList();
    List<Saturation> found = looks.stream().flatMap(trail -> of(trail).stream()).toList();
    return found.size() * 2 <= looks.size() || (found.size() == 1 && side.remote().size() > 1)
        ? Optional.empty()
        : found.stream().max(Comparator.comparingDouble(Saturation::slope));
  }

  private static Optional<Saturation> of(Trail trail) {
    List<Echoes> answered =
        trail
            .sized()
            .filter(echoes -> echoes.median() != null)
            .sorted(Comparator.comparingInt(Echoes::bytes))
            .toList();
    if (answered.size() < 2) {
      return Optional.empty();
    }
    Echoes small = answered.getFirst();
    Echoes large = answered.getLast();
    if (small.median() == null || large.median() == null || large.bytes() <= small.bytes()) {
      return Optional.empty();
    }
    return Optional.of(
            new Saturation(
                small.median(), large.median(), large.bytes() - small.bytes(), trail.kept()))
        .filter(saturation -> saturation.slope() >= NANOS_PER_BYTE);
  }

  private double slope() {
    return (double) large.minus(small).toNanos() / bytes;
  }

  /** What the line carries, out and back taken as one. */
  long kilobits() {
    return Math.round(2 * BITS * 1_000_000 / slope());
  }
}
