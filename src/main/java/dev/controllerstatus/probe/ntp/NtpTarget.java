package dev.controllerstatus.probe.ntp;

import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One or several time servers that serve the same purpose.
 *
 * @param servers names or addresses, at least one
 */
record NtpTarget(Service service, List<String> servers, int port) implements Target {
  /** The pool asks simple clients for no more, see its terms of use. */
  static final Duration POOL_EVERY = Duration.ofMinutes(30);

  NtpTarget {
    servers = List.copyOf(servers);
  }

  static boolean isPool(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    return name.equals("pool.ntp.org") || name.endsWith(".pool.ntp.org");
  }

  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.of(Endpoint.of("ntp", servers.getFirst(), port));
  }

  @Override
  public Duration atMostEvery() {
    return servers.stream().anyMatch(NtpTarget::isPool) ? POOL_EVERY : Duration.ZERO;
  }
}
