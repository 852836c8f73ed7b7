package dev.controllerstatus.certs;

import dev.controllerstatus.config.Settings;
import io.micronaut.http.ssl.CertificateProvider;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Sinks;

/** Gives the HTTPS listener its certificate, from the folder or newly made. */
@Singleton
@Named(ServerCertificate.NAME)
public final class ServerCertificate implements CertificateProvider {
  /** The name under which the listener asks for it. */
  public static final String NAME = "box";

  private final Sinks.Many<KeyStore> current = Sinks.many().replay().latest();

  /**
   * Opens the folder.
   *
   * @throws IOException when the folder cannot be read or written
   */
  ServerCertificate(Settings settings, InstantSource clock)
      throws IOException, GeneralSecurityException {
    CertificateFolder folder = new CertificateFolder(settings.certs());
    Identity ca = folder.authority(settings.name(), clock.instant());
    Set<String> hosts = new LinkedHashSet<>(BoxNames.of(settings));
    serve(folder.server(ca, hosts, clock.instant()), ca);
  }

  private void serve(Identity server, Identity ca) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        NAME,
        server.key(),
        new char[0],
        new Certificate[] {server.certificate(), ca.certificate()});
    current.tryEmitNext(store).orThrow();
  }

  @Override
  public Publisher<KeyStore> getKeyStore() {
    return current.asFlux();
  }

  @Override
  public String getName() {
    return NAME;
  }
}
