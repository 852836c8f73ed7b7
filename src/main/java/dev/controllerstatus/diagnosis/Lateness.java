package dev.controllerstatus.diagnosis;

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

  /** Of one attempt, where it is late: much more, and more than twice the usual. */
  static Optional<Duration> of(Seen seen, Outcome.Up up) {
    // A connection to a proxy on the site tells nothing of the line behind.
    boolean isStraight = up.facts().stream().noneMatch(Fact.Via.class::isInstance);
    Duration connect = isStraight ? up.phases().connect() : null;
    Optional<Duration> usual = connect == null ? seen.usualLatency() : seen.usualConnect();
    Duration now = connect == null ? up.latency() : connect;
    return usual
        .map(now::minus)
        .filter(more -> more.compareTo(FLOOR) > 0 && more.compareTo(usual.orElseThrow()) > 0);
  }
}
