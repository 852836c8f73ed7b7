package dev.controllerstatus.certs.acme;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.AbstractAcmeProvider;

/** How an ACME server is talked to: any address, and roots of the operator's beside Java's. */
final class Client extends AbstractAcmeProvider {
  private final List<X509Certificate> trust;

  Client(List<X509Certificate> trust) {
    this.trust = trust;
  }

  @Override
  public boolean accepts(URI server) {
    return true;
  }

  @Override
  public URL resolve(URI server) {
    try {
      return server.toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public HttpClient createHttpClient(NetworkSettings settings) {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(settings.getTimeout())
        .sslContext(context())
        .build();
  }

  private SSLContext context() {
    try {
      List<X509Certificate> roots = new ArrayList<>(trust);
      for (var manager : managers(null).getTrustManagers()) {
        roots.addAll(Arrays.asList(((X509TrustManager) manager).getAcceptedIssuers()));
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(store(roots)).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TrustManagerFactory managers(@Nullable KeyStore roots)
      throws GeneralSecurityException {
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(roots);
    return managers;
  }

  private static KeyStore store(List<X509Certificate> roots)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < roots.size(); i++) {
      store.setCertificateEntry("root-" + i, roots.get(i));
    }
    return store;
  }
}
