package dev.controllerstatus.probe.packet;

import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * A port at the end of the way.
 *
 * @param question what a datagram to it holds; not used for TCP
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record FarEnd(InetAddress address, int port, boolean isUdp, byte[] question) {
  /** A TCP port: connecting is the question. */
  public static FarEnd tcp(InetAddress address, int port) {
    return new FarEnd(address, port, false, new byte[0]);
  }

  /** A UDP port. */
  public static FarEnd udp(InetAddress address, int port, byte[] question) {
    return new FarEnd(address, port, true, question);
  }

  /** Address and port. */
  public String place() {
    String host = address.getHostAddress();
    return (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port;
  }

  /** Such as {@code tcp 192.0.2.7:443}. */
  public String word() {
    return (isUdp ? "udp " : "tcp ") + place();
  }

  boolean isSix() {
    return address instanceof Inet6Address;
  }
}
