package dev.controllerstatus.access;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/**
 * Who is counted as one: an IPv4 address, or the 64 bits of an IPv6 network, because every device
 * there may take as many addresses as it likes (RFC 6177, RFC 8981).
 *
 * @param isV6 keeps the two families apart
 * @param bits the address, or the network
 */
public record Source(boolean isV6, long bits) {
  private static final int V6_LENGTH = 16;
  private static final long V6_SITE = 0xFFFF_FFFF_FFFF_0000L;
  private static final long V4_NETWORK = 0xFFFF_FF00L;

  /** Where a connection comes from; all that have no address count as one. */
  public static Source of(SocketAddress address) {
    return address instanceof InetSocketAddress inet && inet.getAddress() != null
        ? of(inet.getAddress())
        : new Source(false, 0);
  }

  /** Who has this address. */
  public static Source of(InetAddress address) {
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
    return bytes.remaining() == V6_LENGTH
        ? new Source(true, bytes.getLong())
        : new Source(false, bytes.getInt());
  }

  /** Its neighbourhood: 24 bits of IPv4, the 48 bits of a site in IPv6 (RFC 6177). */
  public Source network() {
    return new Source(isV6, bits & (isV6 ? V6_SITE : V4_NETWORK));
  }
}
