package dev.controllerstatus.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** The certificate that people are to trust, in the forms that they meet it in. */
public record Root(X509Certificate certificate) {
  private static final int PEM_LINE = 64;

  /** The name under which systems list it: its common name, or all of its name without one. */
  public String name() {
    String subject = certificate.getSubjectX500Principal().getName();
    try {
      return new LdapName(subject)
          .getRdns().stream()
              .filter(part -> part.getType().equalsIgnoreCase("CN"))
              .map(part -> part.getValue().toString())
              .findFirst()
              .orElse(subject);
    } catch (InvalidNameException e) {
      return subject;
    }
  }

  /** What is compared before it is trusted. */
  public Fingerprint fingerprint() {
    return Fingerprint.of(der());
  }

  byte[] der() {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate has an encoding", e);
    }
  }

  /** RFC 7468 section 5. */
  String pem() {
    return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
        .formatted(Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(US_ASCII)).encodeToString(der()));
  }
}
