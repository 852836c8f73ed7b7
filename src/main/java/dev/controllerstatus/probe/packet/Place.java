package dev.controllerstatus.probe.packet;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The box's place on a link.
 *
 * @param index of the interface in the kernel
 * @param hardware its address on Ethernet, such as {@code 00:00:5e:00:53:01}
 * @param own its first address of version 4
 * @param gateway of that version
 */
public record Place(int index, String hardware, InetAddress own, InetAddress gateway) {
  private static final HexFormat FORM = HexFormat.ofDelimiter(":");

  /** The place where this route leads out; empty for a link that is not like Ethernet. */
  public static Optional<Place> of(Routes.Default route) {
    try {
      NetworkInterface link = NetworkInterface.getByName(route.link());
      byte[] hardware = link == null ? null : link.getHardwareAddress();
      if (hardware == null || hardware.length != 6) {
        return Optional.empty();
      }
      return route
          .gateway()
          .flatMap(gateway -> own(link, gateway))
          .map(
              own ->
                  new Place(link.getIndex(), FORM.formatHex(hardware), own, route.gateway().get()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The address on the gateway's own network, where there are several. */
  private static Optional<InetAddress> own(NetworkInterface link, InetAddress gateway) {
    return link.getInterfaceAddresses().stream()
        .filter(address -> address.getAddress() instanceof Inet4Address)
        .filter(address -> gateway instanceof Inet4Address && isNear(address, gateway))
        .map(InterfaceAddress::getAddress)
        .findFirst();
  }

  private static boolean isNear(InterfaceAddress own, InetAddress gateway) {
    int length = own.getNetworkPrefixLength();
    byte[] one = own.getAddress().getAddress();
    byte[] other = gateway.getAddress();
    int bytes = length / 8;
    int mask = 0xff00 >> length % 8 & 0xff;
    return Arrays.equals(Arrays.copyOf(one, bytes), Arrays.copyOf(other, bytes))
        && (bytes == one.length || ((one[bytes] ^ other[bytes]) & mask) == 0);
  }
}
