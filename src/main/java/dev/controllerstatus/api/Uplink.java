package dev.controllerstatus.api;

import dev.controllerstatus.api.StatusBody.BoxBody;
import dev.controllerstatus.hotspot.HotspotState;
import dev.controllerstatus.hotspot.Trouble;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.probe.wire.Resolvers;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the box is connected right now, as its kernel tells. */
final class Uplink {
  private static final Path ROUTES = Path.of("/proc/net/route");
  private static final Path INTERFACES = Path.of("/sys/class/net");
  private static final String DEFAULT = "00000000";

  private Uplink() {}

  private record Route(String link, String gateway) {}

  static BoxBody now(HotspotState hotspot, @Nullable Duration clockOffset) {
    Optional<Route> route = defaultRoute();
    Trouble trouble = hotspot.trouble();
    return new BoxBody(
        route.map(Uplink::kind).orElse("none"),
        route.map(Route::link).orElse(null),
        route.map(Route::link).flatMap(Uplink::address).orElse(null),
        route.map(Route::gateway).orElse(null),
        resolvers(),
        hotspot.phase().word(),
        trouble == null ? null : trouble.word(),
        Millis.orNull(clockOffset));
  }

  /** Columns: interface, destination, gateway, …; addresses are hexadecimal, last byte first. */
  private static Optional<Route> defaultRoute() {
    try (var lines = Files.lines(ROUTES)) {
      return lines
          .map(line -> line.split("\\s+"))
          .filter(column -> column.length > 2 && column[1].equals(DEFAULT))
          .map(column -> new Route(column[0], dotted(column[2])))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // Not Linux: the box is reachable all the same.
    }
  }

  private static String dotted(String hex) {
    int reversed = Integer.reverseBytes(Integer.parseUnsignedInt(hex, 16));
    byte[] bytes = java.nio.ByteBuffer.allocate(4).putInt(reversed).array();
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String kind(Route route) {
    return Files.exists(INTERFACES.resolve(route.link()).resolve("wireless")) ? "wifi" : "ethernet";
  }

  private static Optional<String> address(String link) {
    try {
      return Optional.ofNullable(NetworkInterface.getByName(link)).stream()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(Inet4Address.class::isInstance)
          .map(InetAddress::getHostAddress)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static List<String> resolvers() {
    try {
      return Resolvers.system().servers().stream()
          .map(server -> server.getAddress().getHostAddress())
          .toList();
    } catch (FaultException e) {
      return List.of();
    }
  }
}
