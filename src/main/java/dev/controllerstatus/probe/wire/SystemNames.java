package dev.controllerstatus.probe.wire;

import static dev.controllerstatus.sample.Fault.Unresolved.Reason.NO_ADDRESS;
import static dev.controllerstatus.sample.Fault.Unresolved.Reason.NO_SUCH_NAME;

import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.sample.Fault.Unresolved;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/**
 * Names as the box sees them: address literals, the hosts file, then the system's resolvers. Asks
 * the servers itself, since the JDK tells neither what a resolver answered nor when one is dead.
 */
@Singleton
public final class SystemNames implements Names {
  private final HostsFile hosts;
  private final Resolvers.Source source;

  /** Asks the resolvers that the system is configured with. */
  public SystemNames() {
    this(new HostsFile(Path.of("/etc/hosts")), Resolvers::system);
  }

  SystemNames(HostsFile hosts, Resolvers.Source source) {
    this.hosts = hosts;
    this.source = source;
  }

  /** Names as one given resolver sees them. */
  public static Names asking(InetSocketAddress server) {
    Resolvers only = new Resolvers(List.of(server), List.of(), 1);
    return new SystemNames(new HostsFile(Path.of("/etc/hosts")), () -> only);
  }

  @Override
  public List<InetAddress> resolve(String host) throws FaultException, InterruptedException {
    Optional<InetAddress> literal = HostsFile.literal(host);
    if (literal.isPresent()) {
      return List.of(literal.get());
    }
    List<InetAddress> local = hosts.find(host);
    return local.isEmpty() ? ask(host, source.now()) : local;
  }

  /**
   * A short name is tried with each suffix first, as the system's own resolver does; but not while
   * no resolver answers, which the next suffix would not change.
   */
  private static List<InetAddress> ask(String host, Resolvers resolvers)
      throws FaultException, InterruptedException {
    for (String suffix : suffixes(host, resolvers)) {
      try {
        return new Lookup(absolute(host, suffix)).first(resolvers.servers());
      } catch (FaultException e) {
        if (!isUnknown(e)) {
          throw e;
        }
      }
    }
    return new Lookup(absolute(host, ".")).first(resolvers.servers());
  }

  private static List<String> suffixes(String host, Resolvers resolvers) {
    long dots = host.chars().filter(c -> c == '.').count();
    return dots < resolvers.dots() && !host.endsWith(".") ? resolvers.search() : List.of();
  }

  private static boolean isUnknown(FaultException e) {
    return Stream.of(NO_SUCH_NAME, NO_ADDRESS).anyMatch(reason -> reason == e.fault().reason());
  }

  private static Name absolute(String host, String suffix) throws FaultException {
    try {
      return Name.fromString(host, Name.fromString(suffix, Name.root));
    } catch (TextParseException e) {
      throw new FaultException(new Unresolved(NO_SUCH_NAME, host + ": " + e.getMessage()));
    }
  }
}
