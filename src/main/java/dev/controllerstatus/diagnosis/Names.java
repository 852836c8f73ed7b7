package dev.controllerstatus.diagnosis;

import java.net.InetAddress;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What host names and addresses tell by themselves. */
final class Names {
  private Names() {}

  /** Whether two hosts probably have one owner: the same name, or names below the same domain. */
  static boolean areOfOneSite(String a, String b) {
    return a.equalsIgnoreCase(b)
        || (!isAddress(a) && !isAddress(b) && domain(a).equalsIgnoreCase(domain(b)));
  }

  /** The last two labels: rough, and good enough to tell owners apart. */
  private static String domain(String host) {
    int last = host.lastIndexOf('.');
    int before = last < 0 ? -1 : host.lastIndexOf('.', last - 1);
    return host.substring(before + 1);
  }

  /** For people, in one order. */
  static String list(Collection<String> names) {
    return names.stream().sorted().distinct().collect(Collectors.joining(", "));
  }

  static boolean isAddress(String host) {
    return parse(host) != null;
  }

  private static @Nullable InetAddress parse(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Addresses that nobody can offer a service at to the whole internet. */
  static boolean isPrivate(String text) {
    InetAddress address = parse(text);
    if (address == null) {
      return false;
    }
    byte[] bytes = address.getAddress();
    boolean isUniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc; // RFC 4193
    boolean isNowhere = bytes.length == 4 && bytes[0] == 0; // RFC 1122
    return isUniqueLocal
        || isNowhere
        || address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress(); // RFC 1918
  }
}
