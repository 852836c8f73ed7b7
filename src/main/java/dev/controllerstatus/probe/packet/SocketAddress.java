package dev.controllerstatus.probe.packet;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** Addresses as the kernel writes them, each in the layout of its family. */
final class SocketAddress {
  static final int AF_INET = 2;
  static final int AF_INET6 = 10;
  static final int AF_NETLINK = 16;
  static final int AF_PACKET = 17;

  /** The largest that is ever received. */
  static final int LARGEST = 32;

  private static final int SIZE_INET = 16;
  private static final int SIZE_INET6 = 28;
  private static final int SIZE_LINK = 20;
  private static final int SIZE_NETLINK = 12;
  private static final byte[] EVERYBODY = {-1, -1, -1, -1, -1, -1, 0, 0};

  private SocketAddress() {}

  static int family(InetAddress address) {
    return address instanceof Inet4Address ? AF_INET : AF_INET6;
  }

  static byte[] of(InetAddress address, int port) {
    byte[] bytes = new byte[address instanceof Inet4Address ? SIZE_INET : SIZE_INET6];
    ByteBuffer buffer = buffer(bytes);
    buffer.putShort((short) family(address)).put((byte) (port >> 8)).put((byte) port);
    if (address instanceof Inet6Address six) {
      buffer.putInt(0).put(address.getAddress()).putInt(six.getScopeId());
    } else {
      buffer.put(address.getAddress());
    }
    return bytes;
  }

  /** Everybody on a link, for packets of this protocol of Ethernet. */
  static byte[] onLink(int link, int protocol) {
    return buffer(SIZE_LINK)
        .putShort((short) AF_PACKET)
        .put((byte) (protocol >> 8))
        .put((byte) protocol)
        .putInt(link)
        .putShort((short) 0)
        .put((byte) 0)
        .put((byte) 6)
        .put(EVERYBODY)
        .array();
  }

  static byte[] kernel() {
    return buffer(SIZE_NETLINK).putShort((short) AF_NETLINK).array();
  }

  /** Where the kernel's messages to these groups are heard. */
  static byte[] groups(int mask) {
    return buffer(kernel()).putInt(8, mask).array();
  }

  /** The address of the internet in there, without its port; empty for one of another family. */
  static Optional<InetAddress> address(byte[] bytes) {
    int family = bytes.length < SIZE_INET ? 0 : buffer(bytes).getShort(0);
    return switch (family) {
      case AF_INET -> inet(Arrays.copyOfRange(bytes, 4, 8));
      case AF_INET6 ->
          bytes.length < 24 ? Optional.empty() : inet(Arrays.copyOfRange(bytes, 8, 24));
      default -> Optional.empty();
    };
  }

  static Optional<InetAddress> inet(byte[] bytes) {
    try {
      return Optional.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Hardware address of the sender of a packet on a link. */
  static String hardware(byte[] link) {
    return Hardware.text(Arrays.copyOfRange(link, 12, 18));
  }

  /** Whether the packet on the link is one that this box sends. */
  static boolean isOutgoing(byte[] link) {
    return link.length >= SIZE_LINK && link[10] == 4;
  }

  static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
  }

  static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }
}
