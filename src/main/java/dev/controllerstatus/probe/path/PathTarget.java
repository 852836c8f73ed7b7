package dev.controllerstatus.probe.path;

import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Role;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way to one service.
 *
 * @param to the service
 * @param address where it is
 * @param others names of other services' hosts, for comparison
 */
record PathTarget(Service service, Target to, Endpoint address, List<String> others)
    implements Target {
  private static final Set<String> DATAGRAMS = Set.of("ntp", "dns");
  private static final Set<String> TLS = Set.of("https", "wss", "amqps", "tls");
  private static final int LONGEST = 63;

  /** How every path is looked at, until there are services to look for. */
  record Template(Service service) implements Target {
    @Override
    public Optional<Endpoint> endpoint() {
      return Optional.empty();
    }

    @Override
    public Role role() {
      return Role.WAY;
    }
  }

  static PathTarget of(Service template, Target to, Endpoint address, List<String> hosts) {
    String name = to.id().kind() + "-" + to.id().name();
    TargetId id = new TargetId("path", name.substring(0, Math.min(name.length(), LONGEST)));
    List<String> others = hosts.stream().filter(host -> !host.equals(address.host())).toList();
    return new PathTarget(
        template.as(id, template.name() + ": " + to.service().name()), to, address, others);
  }

  boolean isUdp() {
    return DATAGRAMS.contains(to.id().kind());
  }

  boolean isDns() {
    return to.id().kind().equals("dns");
  }

  /** Whether it begins with a greeting of TLS that names the host. */
  boolean isTls() {
    return TLS.contains(address.url().replaceFirst(":.*", ""));
  }

  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.of(address);
  }

  @Override
  public Optional<TargetId> leadsTo() {
    return Optional.of(to.id());
  }

  @Override
  public Role role() {
    return Role.WAY;
  }
}
