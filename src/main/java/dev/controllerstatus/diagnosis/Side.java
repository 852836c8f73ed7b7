package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Echoes;
import dev.controllerstatus.sample.Fact.Neighbour;
import dev.controllerstatus.sample.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One gateway and the services behind it: IPv4 and IPv6 may take different ways out, and one may
 * break without the other.
 *
 * @param subject empty, or {@code ipv6} for the second one
 */
record Side(String subject, Track gateway, List<Seen> remote) {
  /** The latest sample of the gateway that answered, if it began at or after this. */
  Optional<Kept> answer(Instant notBefore) {
    return gateway
        .fresh()
        .filter(kept -> Track.isUp(kept) && !isUnheard(kept))
        .filter(kept -> !Track.at(kept).isBefore(notBefore));
  }

  /**
   * Whether the gateway said nothing, though it does otherwise: that the system still remembers its
   * hardware address, for half a minute, is no sign of life.
   */
  boolean isUnheard(Kept kept) {
    return isMute(kept)
        && gateway.samples().stream().anyMatch(one -> Track.isUp(one) && !isMute(one));
  }

  private static boolean isMute(Kept kept) {
    return kept.sample().outcome() instanceof Outcome.Up up && up.latency().isZero();
  }

  /** When something behind the gateway was reached last. */
  Optional<Instant> passed() {
    return remote.stream().flatMap(seen -> seen.passed().stream()).max(Instant::compareTo);
  }

  boolean hasPassedSince(Instant instant) {
    return passed().map(at -> at.isAfter(instant)).orElse(false);
  }

  /** The gateway's address and hardware, as they were known last. */
  Optional<Neighbour> neighbour() {
    return gateway.latest().flatMap(kept -> Track.facts(kept, Neighbour.class).findFirst());
  }

  String address() {
    return neighbour().map(Neighbour::address).orElse("");
  }

  /** The round trip to the gateway in one of its samples. */
  static Optional<Duration> roundTrip(Kept kept) {
    return Track.facts(kept, Echoes.class)
        .map(Echoes::median)
        .flatMap(Stream::ofNullable)
        .findFirst()
        .or(
            () ->
                kept.sample().outcome() instanceof Outcome.Up up
                    ? Optional.of(up.latency())
                    : Optional.empty());
  }

  Optional<Duration> usualRoundTrip() {
    return gateway.usual(Outcome.Up::latency);
  }
}
