package dev.controllerstatus.certs;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** What people read of a certificate. */
public final class CertificateText {
  private static final HexFormat PAIRS = HexFormat.ofDelimiter(":").withUpperCase();

  private CertificateText() {}

  /** Who signed it: the common name, or all of the name where it has none. */
  public static String issuer(X509Certificate certificate) {
    return commonName(certificate.getIssuerX500Principal());
  }

  /** Whose it is, likewise. */
  public static String subject(X509Certificate certificate) {
    return commonName(certificate.getSubjectX500Principal());
  }

  private static String commonName(X500Principal principal) {
    String whole = principal.getName();
    try {
      return new LdapName(whole)
          .getRdns().stream()
              .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
              .map(Rdn::getValue)
              .map(String::valueOf)
              .findFirst()
              .orElse(whole);
    } catch (InvalidNameException e) {
      return whole;
    }
  }

  /** The SHA-256 of its bytes, as browsers show it. */
  public static String fingerprint(X509Certificate certificate) {
    try {
      return PAIRS.formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256, and it was read from bytes", e);
    }
  }
}
