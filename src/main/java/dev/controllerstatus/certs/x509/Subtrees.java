package dev.controllerstatus.certs.x509;

import java.util.Locale;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.GeneralName;

/** Whether one subtree of names or addresses lies within another, RFC 5280 section 4.2.1.10. */
final class Subtrees {
  private Subtrees() {}

  static boolean contains(GeneralName outer, GeneralName inner) {
    if (outer.getTagNo() != inner.getTagNo()) {
      return false;
    }
    return outer.getTagNo() == GeneralName.iPAddress
        ? containsRange(octets(outer), octets(inner))
        : containsName(text(outer), text(inner));
  }

  private static String text(GeneralName name) {
    return name.getName().toString().toLowerCase(Locale.ROOT);
  }

  private static byte[] octets(GeneralName range) {
    return ASN1OctetString.getInstance(range.getName()).getOctets();
  }

  private static boolean containsName(String outer, String inner) {
    return inner.equals(outer) || inner.endsWith("." + outer);
  }

  /** Each is an address and then a mask: the outer mask's bits must be set and equal in both. */
  private static boolean containsRange(byte[] outer, byte[] inner) {
    if (outer.length != inner.length) {
      return false;
    }
    int half = outer.length / 2;
    for (int i = 0; i < half; i++) {
      int mask = outer[half + i];
      if ((inner[half + i] & mask) != mask || ((inner[i] ^ outer[i]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
