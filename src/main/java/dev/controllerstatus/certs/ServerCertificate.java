package dev.controllerstatus.certs;

import dev.controllerstatus.config.Settings;
import io.micronaut.http.ssl.CertificateProvider;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Sinks;

/**
 * Gives the HTTPS listener its certificate, and a new one for the next handshake whenever the old
 * one nears its end or the box has other names and addresses. Open connections go on.
 */
@Singleton
@Named(ServerCertificate.NAME)
public final class ServerCertificate implements CertificateProvider {
  /** The name under which the listener asks for it. */
  public static final String NAME = "box";

  private static final Logger LOG = LoggerFactory.getLogger(ServerCertificate.class);
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
  private final Settings settings;
  private final CertificateFolder folder;
  private final InstantSource clock;
  private final Sinks.Many<KeyStore> current = Sinks.many().replay().latest();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable X509Certificate served;
  private volatile X509Certificate authority;

  /**
   * Opens the folder.
   *
   * @throws IOException when the folder cannot be read or written
   */
  ServerCertificate(Settings settings, InstantSource clock)
      throws IOException, GeneralSecurityException {
    this.settings = settings;
    this.folder = new CertificateFolder(settings.certs());
    this.clock = clock;
    refresh();
    Thread.ofVirtual().name("certificate").start(this::keepFresh);
  }

  /** Serves what fits the box now; does nothing where that is served already. */
  void refresh() throws IOException, GeneralSecurityException {
    Set<String> hosts = BoxNames.of(settings);
    Identity ca = folder.authority(settings.name(), hosts, clock.instant());
    Identity server = folder.server(ca, hosts, clock.instant());
    authority = ca.root();
    if (!server.certificate().equals(served)) {
      current.tryEmitNext(store(server)).orThrow();
      served = server.certificate();
    }
  }

  private static KeyStore store(Identity server) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        NAME, server.key(), new char[0], server.chain().toArray(X509Certificate[]::new));
    return store;
  }

  /** What people must trust for their browsers to trust this box. */
  public X509Certificate authority() {
    return authority;
  }

  private void keepFresh() {
    try {
      while (!stopped.await(LOOK_EVERY.toSeconds(), TimeUnit.SECONDS)) {
        refreshOrSay();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void refreshOrSay() {
    try {
      refresh();
    } catch (IOException | GeneralSecurityException e) {
      LOG.warn("the certificate could not be renewed, the old one stays: {}", e.toString());
    }
  }

  @PreDestroy
  void stop() {
    stopped.countDown();
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
