package dev.controllerstatus.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Services that fail together. What takes several hosts away at the same time is seldom a rule for
 * one port: nothing is said of one before the way to each has been looked at.
 */
final class Company {
  private static final Duration TOGETHER = Duration.ofSeconds(6);
  private static final Duration WAIT = Duration.ofSeconds(12);

  private Company() {}

  /** Whether the other one began to fail together with this one, and nobody knows why yet. */
  static boolean isUnclear(Seen other, Seen seen, Instant now) {
    return !other.host().equals(seen.host())
        && !other.isLocal()
        && other.current().isEmpty()
        && Duration.between(other.began(), seen.began()).abs().compareTo(TOGETHER) < 0
        && Duration.between(other.began(), now).compareTo(WAIT) < 0;
  }

  /** Whether most hosts behind a gateway are silent: a rule takes out some, and not nearly all. */
  static boolean isMajority(List<Seen> remote) {
    Set<String> silent = hosts(remote.stream().filter(Seen::isCutOff));
    Set<String> others = hosts(remote.stream().filter(seen -> !seen.isCutOff()));
    return silent.size() >= others.size();
  }

  private static Set<String> hosts(Stream<Seen> services) {
    return services.map(Seen::host).collect(Collectors.toSet());
  }
}
