package dev.controllerstatus.certs.acme;

import dev.controllerstatus.certs.ClockBounds;
import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code acme.pem} in the folder of the certificates, where {@code https.acme} is configured;
 * else does nothing. Works in the background and fails no start.
 */
@Singleton
public final class Acme {
  private static final Duration START_AFTER = Duration.ofSeconds(2);
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
  // Enough to take back a DNS record on the way out.
  private static final Duration END_WITHIN = Duration.ofSeconds(10);
  private final @Nullable Renewal renewal;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Thread thread;

  /** Reads the section {@code https.acme}. */
  @Inject
  Acme(Configuration configuration, Settings settings, InstantSource clock) {
    AcmeSection section =
        new AcmeSection(configuration.root().section("https").section("acme"), settings.names());
    renewal = section.read().map(acme -> renewal(acme, settings, clock)).orElse(null);
  }

  private static Renewal renewal(AcmeSettings acme, Settings settings, InstantSource clock) {
    AccountKey account = new AccountKey(settings.certs().resolve("acme.key"));
    return new Renewal(
        settings.certs().resolve("acme.pem"),
        acme.names(),
        new Ordering(acme, account, DnsTools.of(acme), clock),
        clock,
        ClockBounds.ofBuild()::contain,
        () -> ThreadLocalRandom.current().nextDouble());
  }

  /** Begins to look after the certificate, a little later. */
  public synchronized void start() {
    Renewal configured = renewal;
    if (configured != null && thread == null) {
      thread = Thread.ofVirtual().name("acme").start(() -> keepFresh(configured));
    }
  }

  /** How it stands; nothing where it is not configured. */
  public Optional<AcmeState> state() {
    return Optional.ofNullable(renewal).map(Renewal::state);
  }

  private void keepFresh(Renewal configured) {
    Duration pause = START_AFTER;
    try {
      while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        configured.look();
        pause = LOOK_EVERY;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Stopped in the middle of an order.
    }
  }

  @PreDestroy
  synchronized void stop() throws InterruptedException {
    stopped.countDown();
    if (thread != null) {
      thread.interrupt();
      thread.join(END_WITHIN);
    }
  }
}
