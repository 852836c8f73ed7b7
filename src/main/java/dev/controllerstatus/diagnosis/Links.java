package dev.controllerstatus.diagnosis;

import dev.controllerstatus.sample.Fact;
import java.net.InetAddress;
import java.util.List;

/** The networks that the box is on: what is in them is reached without a gateway. */
record Links(List<Prefix> prefixes) {
  /** The first bits of an address. */
  record Prefix(InetAddress network, int bits) {
    boolean contains(byte[] other) {
      byte[] address = network.getAddress();
      if (other.length != address.length) {
        return false;
      }
      for (int i = 0; i < bits; i++) {
        int mask = 0x80 >> (i % 8);
        if ((address[i / 8] & mask) != (other[i / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  static Links of(List<Fact.Link> links) {
    return new Links(
        links.stream().flatMap(link -> link.addresses().stream()).map(Links::prefix).toList());
  }

  private static Prefix prefix(String text) {
    String[] parts = text.split("/", 2);
    InetAddress address = InetAddress.ofLiteral(parts[0]);
    int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : address.getAddress().length * 8;
    return new Prefix(address, bits);
  }

  boolean isOnLink(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      return parsed.isLoopbackAddress()
          || prefixes.stream().anyMatch(prefix -> prefix.contains(parsed.getAddress()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
