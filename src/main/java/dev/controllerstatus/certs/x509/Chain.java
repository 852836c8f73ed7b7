package dev.controllerstatus.certs.x509;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the parts of a bundle together: which key, which certificate, who signed whom. */
public final class Chain {
  private Chain() {}

  /**
   * The identity in a bundle. The order of the certificates does not matter; one that is not part
   * of the chain is left out.
   *
   * @param where the bundle comes from, for messages
   * @throws UnfitException when there is no key, no certificate, or no pair of them
   */
  public static Identity of(Bundle bundle, String where) throws UnfitException {
    if (bundle.keys().isEmpty()) {
      throw new UnfitException(where + " holds no private key");
    }
    if (bundle.certificates().isEmpty()) {
      throw new UnfitException(where + " holds no certificate");
    }
    for (PrivateKey key : bundle.keys()) {
      for (X509Certificate certificate : bundle.certificates()) {
        if (KeyPairs.match(key, certificate.getPublicKey())) {
          return new Identity(key, above(certificate, bundle.certificates()));
        }
      }
    }
    throw new UnfitException(
        "the private key does not belong to the certificate for %s in %s"
            .formatted(name(bundle.certificates().getFirst()), where));
  }

  private static List<X509Certificate> above(X509Certificate first, List<X509Certificate> all) {
    List<X509Certificate> chain = new ArrayList<>(List.of(first));
    Optional<X509Certificate> issuer = issuer(chain, all);
    while (issuer.isPresent()) {
      chain.add(issuer.get());
      issuer = issuer(chain, all);
    }
    return chain;
  }

  private static Optional<X509Certificate> issuer(
      List<X509Certificate> chain, List<X509Certificate> all) {
    return all.stream()
        .filter(one -> !chain.contains(one) && isSigned(chain.getLast(), one))
        .findFirst();
  }

  /** Whether the certificate was signed by the issuer, judged by name and key. */
  public static boolean isSigned(X509Certificate certificate, X509Certificate issuer) {
    if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      return false;
    }
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** The hosts of a certificate, or its subject where it has none. */
  static String name(X509Certificate certificate) {
    List<String> hosts = List.copyOf(Hosts.of(certificate));
    return hosts.isEmpty()
        ? certificate.getSubjectX500Principal().getName()
        : String.join(", ", hosts);
  }
}
