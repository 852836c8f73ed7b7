package dev.controllerstatus.certs.x509;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;

/** The authorities that Java trusts by itself, which are about those of the browsers. */
public final class PublicRoots {
  private static final Set<X500Principal> NAMES = names();

  private PublicRoots() {}

  /** Whether one of them has this name. */
  public static boolean contain(X500Principal name) {
    return NAMES.contains(name);
  }

  private static Set<X500Principal> names() {
    try {
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init((KeyStore) null);
      return Arrays.stream(managers.getTrustManagers())
          .flatMap(PublicRoots::roots)
          .map(X509Certificate::getSubjectX500Principal)
          .collect(Collectors.toUnmodifiableSet());
    } catch (GeneralSecurityException e) {
      return Set.of();
    }
  }

  private static Stream<X509Certificate> roots(TrustManager manager) {
    return manager instanceof X509TrustManager x509
        ? Arrays.stream(x509.getAcceptedIssuers())
        : Stream.empty();
  }
}
