package dev.controllerstatus.certs;

import dev.controllerstatus.certs.x509.Hosts;
import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.certs.x509.PublicRoots;
import java.util.List;
import java.util.Optional;

/**
 * A certificate that the listener may choose, as it was found at one look.
 *
 * @param identity absent where there is none to be read
 * @param isUsable whether it can be served
 * @param defects what is wrong with it, one plain sentence each
 */
record Candidate(String name, Optional<Identity> identity, boolean isUsable, List<String> defects) {
  Candidate {
    defects = List.copyOf(defects);
  }

  /** The identity to serve, if any. */
  Optional<Identity> served() {
    return isUsable ? identity : Optional.empty();
  }

  /** Whether every device trusts it for this name. */
  boolean isPublicFor(String name) {
    return served()
        .filter(one -> Hosts.cover(Hosts.of(one.certificate()), name))
        .filter(one -> PublicRoots.contain(one.chain().getLast().getIssuerX500Principal()))
        .isPresent();
  }

  CertificateState.Source state() {
    return new CertificateState.Source(
        name,
        identity.map(one -> CertificateText.issuer(one.certificate())).orElse(""),
        identity.map(one -> CertificateText.fingerprint(one.certificate())).orElse(""),
        identity.map(one -> List.copyOf(Hosts.of(one.certificate()))).orElse(List.of()),
        identity.map(one -> one.certificate().getNotBefore().toInstant()).orElse(null),
        identity.map(one -> one.certificate().getNotAfter().toInstant()).orElse(null),
        isUsable,
        defects);
  }
}
