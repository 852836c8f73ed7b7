package dev.controllerstatus.probe.wire;

import dev.controllerstatus.sample.Fact;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

/** What is worth keeping of a certificate. */
final class Certificates {
  // Choices of GeneralName, RFC 5280 section 4.2.1.6.
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private Certificates() {}

  static Fact.Certificate fact(X509Certificate certificate) {
    return new Fact.Certificate(
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        names(certificate));
  }

  /** The host names and addresses that it is for. */
  static List<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream().filter(Certificates::isHost).map(n -> n.get(1).toString()).toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  private static boolean isHost(List<?> name) {
    return name.getFirst().equals(DNS_NAME) || name.getFirst().equals(IP_ADDRESS);
  }
}
