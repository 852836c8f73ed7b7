package dev.controllerstatus.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Where a login comes from.
 *
 * @param address as people know it, for the audit log
 * @param device proves an earlier login from the same browser, see {@link Devices}
 */
public record Caller(InetAddress address, Optional<String> device) {
  private static final int IPV6_NETWORK_BYTES = 8;

  /** Whom a delay holds back: an IPv4 address, or an IPv6 network, of which a host has all. */
  String network() {
    byte[] bytes = address.getAddress();
    int counted = address instanceof Inet6Address ? IPV6_NETWORK_BYTES : bytes.length;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < counted; i++) {
      text.append(bytes[i] & 0xff).append('.');
    }
    return text.toString();
  }
}
