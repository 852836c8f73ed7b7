package dev.controllerstatus.certs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.controllerstatus.config.Configured;
import dev.controllerstatus.config.Settings;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

class ServerCertificateTest {
  @TempDir private Path temp;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
  private ServerCertificate certificate;

  @BeforeEach
  void open() throws Exception {
    String yaml = "controller-status: { box: { certs: '%s' } }".formatted(temp.resolve("certs"));
    Settings settings = Settings.read(Configured.of(yaml, Map.of()).root());
    certificate = new ServerCertificate(settings, now::get);
  }

  @AfterEach
  void stop() {
    certificate.stop();
  }

  private Certificate served() throws Exception {
    KeyStore store = Flux.from(certificate.getKeyStore()).blockFirst(Duration.ofSeconds(5));
    return store.getCertificate(ServerCertificate.NAME);
  }

  @Test
  void a_certificate_in_the_middle_of_its_life_stays() throws Exception {
    Certificate first = served();
    now.updateAndGet(instant -> instant.plus(Duration.ofDays(200)));
    certificate.refresh();
    assertEquals(first, served());
  }

  @Test
  void one_near_its_end_is_replaced_while_running() throws Exception {
    Certificate first = served();
    now.updateAndGet(instant -> instant.plus(Duration.ofDays(300)));
    certificate.refresh();
    assertNotEquals(first, served());
  }
}
