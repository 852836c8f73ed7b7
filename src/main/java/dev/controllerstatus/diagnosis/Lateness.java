package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Outcome;
import java.time.Duration;
import java.util.Optional;

/** By how much one round trip takes longer than usual. */
final class Lateness {
  // More than jitter does.
  static final Duration FLOOR = Duration.ofMillis(100);

  private Lateness() {}

  /** Of the latest attempt, where it is late. */
  static Optional<Duration> of(Seen seen) {
    return seen.up().flatMap(up -> of(seen, up));
  }

  /** Of the connection of one that came to nothing after it. */
  static Optional<Duration> of(Seen seen, Outcome.Down down) {
    Duration connect = down.phases().connect();
    return connect == null || down.facts().stream().anyMatch(Fact.Via.class::isInstance)
        ? Optional.empty()
        : seen.usualConnect().flatMap(usual -> beyond(usual, connect));
  }

  /** Of one attempt, where it is late: much more, and more than twice the usual. */
  static Optional<Duration> of(Seen seen, Outcome.Up up) {
    // A connection to a proxy on the site tells nothing of the line behind.
    boolean isStraight = up.facts().stream().noneMatch(Fact.Via.class::isInstance);
    Duration connect = isStraight ? up.phases().connect() : null;
    Optional<Duration> usual = connect == null ? seen.usualLatency() : seen.usualConnect();
    Duration now = connect == null ? up.latency() : connect;
    return usual.flatMap(time -> beyond(time, now));
  }

  /** Of an answer, whoever took the time: the line or the service. */
  static Optional<Duration> ofAnswer(Seen seen, Kept kept) {
    return kept.sample().outcome() instanceof Outcome.Up up
        ? seen.usualLatency().flatMap(usual -> beyond(usual, up.latency()))
        : Optional.empty();
  }

  private static Optional<Duration> beyond(Duration usual, Duration now) {
    Duration more = now.minus(usual);
    return Optional.of(more).filter(m -> m.compareTo(FLOOR) > 0 && m.compareTo(usual) > 0);
  }
}
