package dev.controllerstatus.certs.acme;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.shredzone.acme4j.PollableResource;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.exception.AcmeException;

/** Asks for a resource until the authority has decided, RFC 8555 section 7.5.1. */
final class Poll {
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private final InstantSource clock;
  private final Troubles troubles;

  Poll(InstantSource clock, Troubles troubles) {
    this.clock = clock;
    this.troubles = troubles;
  }

  /** The status that was waited for. Pauses double, or are as long as the authority asks. */
  Status until(Set<Status> wanted, PollableResource resource)
      throws AcmeException, AcmeTrouble, InterruptedException {
    long start = System.nanoTime();
    Duration pause = FIRST;
    while (true) {
      Optional<Instant> retryAfter = resource.fetch();
      if (wanted.contains(resource.getStatus())) {
        return resource.getStatus();
      }
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw troubles.noEnd();
      }
      Duration asked =
          retryAfter.map(then -> Duration.between(clock.instant(), then)).orElse(pause);
      Thread.sleep(shorter(LONGEST, asked.compareTo(pause) > 0 ? asked : pause));
      pause = shorter(LONGEST, pause.multipliedBy(2));
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
