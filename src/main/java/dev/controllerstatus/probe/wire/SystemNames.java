package dev.controllerstatus.probe.wire;

import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.sample.Fault;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.hosts.HostsFileParser;

/**
 * Names as the box sees them: address literals, the hosts file, then the system's resolvers. Asks
 * the servers itself, since the JDK tells neither what a resolver answered nor when one is dead.
 */
@Singleton
public final class SystemNames implements Names {
  private final HostsFileParser hosts = new HostsFileParser();
  private final Callable<List<InetSocketAddress>> servers;

  /** Asks the resolvers that the system is configured with. */
  public SystemNames() {
    this(Resolvers::system);
  }

  /** Asks these resolvers instead. */
  SystemNames(Callable<List<InetSocketAddress>> servers) {
    this.servers = servers;
  }

  /** Names as one given resolver sees them. */
  public static Names asking(InetSocketAddress server) {
    return new SystemNames(() -> List.of(server));
  }

  @Override
  public List<InetAddress> resolve(String host) throws FaultException, InterruptedException {
    Optional<InetAddress> literal = literal(host);
    if (literal.isPresent()) {
      return List.of(literal.get());
    }
    List<InetAddress> local = fromHostsFile(absolute(host, Name.root));
    return local.isEmpty() ? ask(host) : local;
  }

  private static Optional<InetAddress> literal(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private List<InetAddress> fromHostsFile(Name name) {
    List<InetAddress> found = new ArrayList<>();
    for (int type : new int[] {Type.A, Type.AAAA}) {
      try {
        hosts.getAddressForHost(name, type).ifPresent(found::add);
      } catch (IOException e) {
        return List.of(); // An unreadable hosts file is no reason not to ask.
      }
    }
    return found;
  }

  /** Short names are tried with the search path first, as the system's own resolver does. */
  private List<InetAddress> ask(String host) throws FaultException, InterruptedException {
    if (!host.contains(".")) {
      for (Name suffix : Resolvers.searchPath()) {
        try {
          return new Lookup(absolute(host, suffix)).first(servers());
        } catch (FaultException e) {
          // The next suffix, and in the end the name itself, may do better.
        }
      }
    }
    return new Lookup(absolute(host, Name.root)).first(servers());
  }

  private List<InetSocketAddress> servers() throws FaultException {
    try {
      return servers.call();
    } catch (FaultException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Name absolute(String host, Name suffix) throws FaultException {
    try {
      return Name.fromString(host, suffix);
    } catch (TextParseException e) {
      throw new FaultException(
          new Fault.Unresolved(Fault.Unresolved.Reason.NO_SUCH_NAME, host + ": " + e.getMessage()));
    }
  }
}
