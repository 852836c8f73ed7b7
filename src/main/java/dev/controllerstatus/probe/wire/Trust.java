package dev.controllerstatus.probe.wire;

import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.probe.Attempt;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The roots that probes trust: the system's, Java's, and those of the key {@code trust}. */
@Singleton
public final class Trust {
  private final Set<TrustAnchor> anchors = new HashSet<>();
  private final X509ExtendedTrustManager judge;

  /** Reads the key {@code trust}. */
  @Inject
  Trust(Configuration configuration) {
    this(
        configuration
            .root()
            .list("trust", "a PEM file with CA certificates", PemFile::certificates)
            .stream()
            .flatMap(List::stream)
            .toList());
  }

  /** Trusts these roots beside the system's. */
  public Trust(List<X509Certificate> extra) {
    List<X509Certificate> roots = new ArrayList<>(extra);
    roots.addAll(PemFile.systemRoots());
    roots.addAll(Arrays.asList(managerOf(null).getAcceptedIssuers()));
    roots.forEach(root -> anchors.add(new TrustAnchor(root, null)));
    judge = managerOf(storeOf(roots));
  }

  /** A trust manager for one attempt; what it sees of the certificate becomes a fact. */
  public X509ExtendedTrustManager manager(Attempt attempt) {
    return new ExplainingTrustManager(judge, anchors, attempt);
  }

  /** Sockets for one attempt: no session is resumed, so every handshake is a whole one. */
  public SSLSocketFactory factory(Attempt attempt) {
    return factory(manager(attempt));
  }

  /** Sockets that are judged by this manager. */
  public SSLSocketFactory factory(X509ExtendedTrustManager manager) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509ExtendedTrustManager managerOf(@Nullable KeyStore roots) {
    try {
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(roots);
      return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore storeOf(List<X509Certificate> roots) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < roots.size(); i++) {
        store.setCertificateEntry("root-" + i, roots.get(i));
      }
      return store;
    } catch (GeneralSecurityException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
