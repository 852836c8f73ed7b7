package dev.controllerstatus.probe.wire;

import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.sample.Fault;
import java.net.InetSocketAddress;
import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.config.ResolvConfResolverConfigProvider;

/** The resolvers that the system uses now; read anew each time, since a lease may change them. */
public final class Resolvers {
  private final ResolvConfResolverConfigProvider file = new ResolvConfResolverConfigProvider();

  private Resolvers() {
    file.initialize();
  }

  /**
   * Addresses and ports, in the system's order, at least one.
   *
   * @throws FaultException when none is configured
   */
  public static List<InetSocketAddress> system() throws FaultException {
    List<InetSocketAddress> servers = new Resolvers().file.servers();
    if (servers.isEmpty()) {
      throw new FaultException(
          new Fault.Local(Fault.Local.Reason.NO_RESOLVER, "no nameserver in /etc/resolv.conf"));
    }
    return servers;
  }

  static List<Name> searchPath() {
    return new Resolvers().file.searchPaths();
  }
}
