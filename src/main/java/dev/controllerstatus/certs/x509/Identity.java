package dev.controllerstatus.certs.x509;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A private key and the certificates that speak for it.
 *
 * @param chain the key's own certificate, then that of its issuer, and so on; at least one
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
  /** Copies the chain. */
  public Identity {
    chain = List.copyOf(chain);
  }

  /** The key's own certificate. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** The last of the chain: for an authority, the one that people trust. */
  public X509Certificate root() {
    return chain.getLast();
  }

  /** Whether the last of the chain signed itself, so that nothing can be missing above it. */
  public boolean isComplete() {
    return root().getSubjectX500Principal().equals(root().getIssuerX500Principal());
  }

  /** When the first of the certificates ends, and with it the use of all. */
  public Instant end() {
    return chain.stream()
        .map(certificate -> certificate.getNotAfter().toInstant())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /**
   * What a server sends. A root above an intermediate is left out, RFC 8446 section 4.4.2; the
   * box's own root is sent, so that people can take it from the connection.
   */
  public X509Certificate[] sent() {
    boolean hasIntermediate = isComplete() && chain.size() > 2;
    return chain.stream()
        .limit(hasIntermediate ? chain.size() - 1 : chain.size())
        .toArray(X509Certificate[]::new);
  }
}
