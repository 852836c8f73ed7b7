package dev.controllerstatus.certs;

import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.config.Settings;
import io.micronaut.http.ssl.CertificateProvider;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Sinks;

/**
 * Gives the HTTPS listener its certificates, and new ones for the next handshake whenever something
 * has changed: files from elsewhere, the end of a certificate's life, names and addresses of the
 * box, its clock. Open connections go on.
 */
@Singleton
@Named(ServerCertificate.NAME)
public final class ServerCertificate implements CertificateProvider {
  /** The name under which the listener asks for it, and of the box's own entry in the store. */
  public static final String NAME = "box";

  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
  private final Settings settings;
  private final OwnSource ownSource;
  private final OutsideSources outsideSources;
  private final InstantSource clock;
  private final ClockBounds bounds;
  private final Warnings warnings = new Warnings();
  private final Sinks.Many<KeyStore> current = Sinks.many().replay().latest();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private List<Identity> served = List.of();
  private volatile Optional<X509Certificate> authority;
  private volatile CertificateState state;
  private volatile List<String> publicNames;

  /**
   * Opens the folder.
   *
   * @throws IOException when the folder cannot be read or written
   */
  @Inject
  ServerCertificate(Settings settings, OutsideSettings outside, InstantSource clock)
      throws IOException, GeneralSecurityException {
    this(settings, outside, clock, ClockBounds.ofBuild());
    Thread.ofVirtual().name("certificate").start(this::keepFresh);
  }

  /** Looks once; from then on only when {@link #refresh} says so. */
  ServerCertificate(
      Settings settings, OutsideSettings outside, InstantSource clock, ClockBounds bounds)
      throws IOException, GeneralSecurityException {
    this.settings = settings;
    this.ownSource = new OwnSource(settings.certs(), settings.name(), bounds);
    this.outsideSources = new OutsideSources(settings, outside);
    this.clock = clock;
    this.bounds = bounds;
    Found found = look();
    publish(found);
    authority = found.own.root();
    state = found.state(warnings.told());
    publicNames = found.publicNames(settings.names());
  }

  private record Found(OwnSource.Own own, List<Candidate> outside) {
    List<Identity> served() {
      return Stream.concat(
              outside.stream().flatMap(one -> one.served().stream()), Stream.of(own.identity()))
          .toList();
    }

    List<String> publicNames(List<String> names) {
      return names.stream()
          .filter(name -> outside.stream().anyMatch(one -> one.isPublicFor(name)))
          .toList();
    }

    CertificateState state(List<String> warnings) {
      List<CertificateState.Source> sources = new ArrayList<>();
      outside.forEach(one -> sources.add(one.state()));
      sources.add(own.state());
      return new CertificateState(sources, warnings);
    }
  }

  private Found look() throws IOException, GeneralSecurityException {
    Instant now = clock.instant();
    Look look = new Look(now, bounds.contain(now), BoxNames.of(settings), warnings);
    return new Found(ownSource.look(look), outsideSources.look(look));
  }

  private void publish(Found found) throws IOException, GeneralSecurityException {
    if (!found.served().equals(served)) {
      current.tryEmitNext(store(found.served())).orThrow();
      served = found.served();
    }
  }

  /** The last is the box's own; the others go before it in their order. */
  private static KeyStore store(List<Identity> identities)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < identities.size(); i++) {
      Identity identity = identities.get(i);
      String alias = i == identities.size() - 1 ? NAME : Integer.toString(i);
      store.setKeyEntry(alias, identity.key(), new char[0], identity.sent());
    }
    return store;
  }

  /** Serves what fits the box now; what fails is a warning, and the old certificate stays. */
  void refresh() {
    try {
      Found found = look();
      publish(found);
      authority = found.own.root();
      state = found.state(warnings.told());
      publicNames = found.publicNames(settings.names());
    } catch (IOException | GeneralSecurityException e) {
      warnings.isSo(
          "the certificate cannot be renewed, the one that is served stays: " + reason(e));
      state = new CertificateState(state.sources(), warnings.told());
    }
  }

  private static String reason(Exception e) {
    return e instanceof FileSystemException file
        ? file.getFile() + " cannot be used, make it writable for this user"
        : e.toString();
  }

  /**
   * What people must trust for their browsers to trust this box; empty as long as a wrong clock
   * keeps the box from making it.
   */
  public Optional<X509Certificate> authority() {
    return authority;
  }

  /**
   * Those of the box's configured names for which its certificate leads to a public authority, so
   * that every device trusts it; none on most boxes.
   */
  public List<String> publicNames() {
    return publicNames;
  }

  /** Where the certificates come from and how they are, as of the last minute. */
  public CertificateState state() {
    return state;
  }

  private void keepFresh() {
    try {
      while (!stopped.await(LOOK_EVERY.toSeconds(), TimeUnit.SECONDS)) {
        refresh();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
