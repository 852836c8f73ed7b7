package dev.controllerstatus.certs;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and the certificates that speak for it.
 *
 * @param chain the key's own certificate, then that of its issuer, and so on; at least one
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
  public Identity {
    chain = List.copyOf(chain);
  }

  /** The key's own certificate. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** The last of the chain: for an authority, the one that people trust. */
  X509Certificate root() {
    return chain.getLast();
  }
}
