package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A line that fills up: packets queue before it, so that answers come later and later until none
 * comes in time. What hangs or is cut falls silent without such notice.
 *
 * @param late the late answers, oldest first
 * @param most by how much the latest of them was late
 */
record Congestion(List<Kept> late, Duration most) {
  private static final Duration NOTICE = Duration.ofSeconds(15);
  private static final int ENOUGH = 3;
  // Mere distance makes all alike.
  private static final double GROWTH = 1.5;

  /**
   * One late answer.
   *
   * @param isOfLine whether a service that takes its time cannot be the reason
   */
  private record Late(Seen seen, Kept kept, Duration more, boolean isOfLine) {}

  /**
   * Of a side whose services fail or are late since then.
   *
   * @param back when a service was reached again last: what was asked before waited for that
   */
  static Optional<Congestion> of(Side side, Instant since, Instant back) {
    List<Late> late =
        side.remote().stream()
            .flatMap(seen -> late(seen, since.minus(NOTICE)))
            .filter(one -> Track.at(one.kept()).isAfter(back))
            .sorted(Comparator.comparing(one -> Track.at(one.kept())))
            .toList();
    if (late.isEmpty() || isGatewayLate(side, Track.at(late.getFirst().kept()))) {
      return Optional.empty();
    }
    long hosts =
        late.stream().filter(Late::isOfLine).map(one -> one.seen().host()).distinct().count();
    if (late.size() < ENOUGH || hosts < 2) {
      return Optional.empty();
    }
    Duration least = late.stream().map(Late::more).min(Comparator.naturalOrder()).orElseThrow();
    Duration most = late.stream().map(Late::more).max(Comparator.naturalOrder()).orElseThrow();
    return most.toNanos() < GROWTH * least.toNanos()
        ? Optional.empty()
        : Optional.of(new Congestion(late.stream().map(Late::kept).toList(), most));
  }

  /** What is late on the box's own network is late behind it as well. */
  private static boolean isGatewayLate(Side side, Instant since) {
    Duration limit = side.usualRoundTrip().orElse(Duration.ZERO).plus(Lateness.FLOOR.dividedBy(2));
    return side.gateway().since(since).stream()
        .anyMatch(
            kept ->
                Track.isDown(kept)
                    || Side.roundTrip(kept).filter(took -> took.compareTo(limit) > 0).isPresent());
  }

  /** The late ones since the last that was in time: what is over is no notice of what comes. */
  private static Stream<Late> late(Seen seen, Instant from) {
    return seen.track().since(from).reversed().stream()
        .takeWhile(kept -> Track.isDown(kept) || late(seen, kept).isPresent())
        .flatMap(kept -> late(seen, kept).stream());
  }

  private static Optional<Late> late(Seen seen, Kept kept) {
    Optional<Duration> ofLine =
        switch (kept.sample().outcome()) {
          case Outcome.Up up -> Lateness.of(seen, up);
          case Outcome.Down down -> Lateness.of(seen, down);
          case Outcome.Skipped _, Outcome.Inconclusive _ -> Optional.empty();
        };
    return ofLine
        .map(more -> new Late(seen, kept, more, true))
        .or(() -> Lateness.ofAnswer(seen, kept).map(more -> new Late(seen, kept, more, false)));
  }
}
