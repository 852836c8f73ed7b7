package dev.controllerstatus.probe.path;

import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.probe.packet.Routes;
import dev.controllerstatus.probe.wire.Names;
import dev.controllerstatus.probe.wire.Resolvers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where the box is: its names, its resolvers and its gateways. */
@Singleton
final class Place {
  // Of the three seconds that an attempt takes; a resolver in order needs a tenth of this.
  private static final Duration PATIENCE = Duration.ofMillis(800);
  private static final String SYSTEM = "system";
  private final Path net;
  private final Names names;
  private final Resolvers.Source resolvers;

  @Inject
  Place(Names names) {
    this(Path.of("/proc/net"), names, Resolvers::system);
  }

  Place(Path net, Names names, Resolvers.Source resolvers) {
    this.net = net;
    this.names = names;
    this.resolvers = resolvers;
  }

  /**
   * Where the service is now, else where it was.
   *
   * @param known the address that it had last
   */
  Optional<InetAddress> address(PathTarget target, Optional<String> known)
      throws InterruptedException {
    String host = target.address().host();
    List<InetAddress> found =
        host.equals(SYSTEM)
            ? system().stream().map(InetSocketAddress::getAddress).toList()
            : resolve(host);
    return found.stream()
        .filter(Place::hasRoute)
        .findFirst()
        .or(() -> known.flatMap(Place::literal))
        .or(() -> found.stream().findFirst());
  }

  /** The resolvers that can be asked for the service's name; empty where it has none. */
  Optional<Resolvers> resolversOf(PathTarget target) {
    String host = target.address().host();
    if (host.equals(SYSTEM) || literal(host).isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(resolvers.now());
    } catch (FaultException e) {
      return Optional.empty();
    }
  }

  /** The gateway that packets to this address go to first. */
  Optional<InetAddress> gateway(InetAddress far) {
    return (far instanceof Inet4Address ? Routes.four(net) : Routes.six(net))
        .stream().findFirst().flatMap(Routes.Default::gateway);
  }

  /** The address that is written so; empty for a name and for nothing. */
  static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private List<InetSocketAddress> system() {
    try {
      return resolvers.now().servers();
    } catch (FaultException e) {
      return List.of();
    }
  }

  private List<InetAddress> resolve(String host) throws InterruptedException {
    return Limited.call(() -> names.resolve(host), PATIENCE).orElse(List.of());
  }

  /** Whether the box knows a way there; nothing is sent. */
  private static boolean hasRoute(InetAddress address) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(address, 9));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
