package dev.controllerstatus.certs.acme;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When a certificate is to be replaced. */
final class Due {
  private Due() {}

  /** There is none, or for other names, or less than a third of its life is left. */
  static boolean isDue(@Nullable X509Certificate certificate, List<String> names, Instant now) {
    return certificate == null
        || !new HashSet<>(names).equals(names(certificate))
        || now.isAfter(renewAt(certificate));
  }

  private static Instant renewAt(X509Certificate certificate) {
    Instant until = certificate.getNotAfter().toInstant();
    Duration life = Duration.between(certificate.getNotBefore().toInstant(), until);
    return until.minus(life.dividedBy(3));
  }

  private static Set<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? Set.of()
          : names.stream()
              .map(name -> name.get(1).toString().toLowerCase(Locale.ROOT))
              .collect(Collectors.toSet());
    } catch (CertificateParsingException e) {
      return Set.of(); // Not ours: it is replaced.
    }
  }
}
