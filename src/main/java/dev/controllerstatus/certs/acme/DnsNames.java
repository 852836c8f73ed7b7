package dev.controllerstatus.certs.acme;

import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** Names of DNS from text. */
final class DnsNames {
  private DnsNames() {}

  /** Absolute, whether or not the text ends in a dot. */
  static Name of(String text) {
    try {
      return Name.fromString(text, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
