package dev.controllerstatus.probe.packet;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways out of the box, as the kernel tells them in proc(5). */
public final class Routes {
  private static final int UP = 1;
  private static final int REJECT = 0x200;
  private static final String NOWHERE = "0".repeat(32);

  private Routes() {}

  /**
   * A default route.
   *
   * @param gateway empty where the link itself leads out, as with a modem
   * @param metric the least one is used
   */
  public record Default(String link, Optional<InetAddress> gateway, long metric) {}

  /**
   * Those of version 4, the one that is used first.
   *
   * @param net the folder with the file {@code route}, such as {@code /proc/net}
   */
  public static List<Default> four(Path net) {
    return lines(net.resolve("route"))
        .flatMap(words -> four(words).stream())
        .sorted(FIRST)
        .toList();
  }

  /** Those of version 6, likewise. */
  public static List<Default> six(Path net) {
    return lines(net.resolve("ipv6_route"))
        .flatMap(words -> six(words).stream())
        .sorted(FIRST)
        .toList();
  }

  private static final Comparator<Default> FIRST = Comparator.comparingLong(Default::metric);

  // Link, destination, gateway, flags, references, uses, metric, mask, ...; numbers of addresses in
  // the byte order of the machine.
  private static Optional<Default> four(String[] words) {
    if (words.length < 8 || !words[1].equals("00000000") || !words[7].equals("00000000")) {
      return Optional.empty();
    }
    int flags = Integer.parseInt(words[3], 16);
    if ((flags & UP) == 0 || (flags & REJECT) != 0) {
      return Optional.empty();
    }
    byte[] address =
        SocketAddress.buffer(Integer.BYTES).putInt(Integer.parseUnsignedInt(words[2], 16)).array();
    return Optional.of(new Default(words[0], gateway(address), Long.parseLong(words[6])));
  }

  // Destination, its length, source, its length, gateway, metric, references, uses, flags, link.
  private static Optional<Default> six(String[] words) {
    if (words.length < 10 || !words[0].equals(NOWHERE) || !words[1].equals("00")) {
      return Optional.empty();
    }
    long flags = Long.parseLong(words[8], 16);
    if ((flags & UP) == 0 || (flags & REJECT) != 0 || words[9].equals("lo")) {
      return Optional.empty();
    }
    Optional<InetAddress> gateway =
        gateway(HexFormat.of().parseHex(words[4])).map(found -> onLink(found, words[9]));
    return Optional.of(new Default(words[9], gateway, Long.parseLong(words[5], 16)));
  }

  /** An address that means something on its link only, as routers of version 6 have it. */
  private static InetAddress onLink(InetAddress address, String link) {
    try {
      NetworkInterface found = NetworkInterface.getByName(link);
      return address.isLinkLocalAddress() && found != null
          ? Inet6Address.getByAddress(null, address.getAddress(), found.getIndex())
          : address;
    } catch (IOException e) {
      return address;
    }
  }

  private static Optional<InetAddress> gateway(byte[] address) {
    return SocketAddress.inet(address).filter(found -> !found.isAnyLocalAddress());
  }

  private static Stream<String[]> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().map(line -> line.strip().split("\\s+"));
    } catch (IOException e) {
      return Stream.empty(); // A kernel without this version of the protocol.
    }
  }
}
