package dev.controllerstatus.certs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the box's certificates come from and how they are, at the last look.
 *
 * @param sources in the order in which they are preferred; the box's own is the last
 * @param warnings one plain sentence for each thing that people should know
 */
public record CertificateState(List<Source> sources, List<String> warnings) {
  /** Copies both. */
  public CertificateState {
    sources = List.copyOf(sources);
    warnings = List.copyOf(warnings);
  }

  /**
   * One certificate.
   *
   * @param name {@code https.certificate}, {@code acme.pem}, {@code own} or {@code stand-in}
   * @param issuer the common name of who signed it; empty where there is no certificate
   * @param fingerprint SHA-256 of its bytes in pairs of digits with colons; likewise
   * @param hosts names and addresses it is for
   * @param notBefore absent where there is no certificate to be read; so is {@code notAfter}
   * @param isServed whether clients that ask for one of its names get it
   * @param defects what is wrong with it, one plain sentence each
   */
  public record Source(
      String name,
      String issuer,
      String fingerprint,
      List<String> hosts,
      @Nullable Instant notBefore,
      @Nullable Instant notAfter,
      boolean isServed,
      List<String> defects) {
    /** Copies the lists. */
    public Source {
      hosts = List.copyOf(hosts);
      defects = List.copyOf(defects);
    }
  }
}
