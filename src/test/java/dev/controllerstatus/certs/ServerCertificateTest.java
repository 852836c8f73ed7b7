package dev.controllerstatus.certs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.certs.x509.IdentityFile;
import dev.controllerstatus.certs.x509.Issuer;
import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.Configured;
import dev.controllerstatus.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

class ServerCertificateTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final ClockBounds BOUNDS =
      new ClockBounds(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(7300)));

  @TempDir private Path temp;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private ServerCertificate certificate;

  @BeforeEach
  void open() throws Exception {
    String yaml =
        """
        controller-status:
          box: { certs: '%1$s/certs' }
          https: { certificate: '%1$s/outside.pem', names: [depot.example] }
        """
            .formatted(temp);
    Configuration configuration = Configured.of(yaml, Map.of());
    certificate =
        new ServerCertificate(
            Settings.read(configuration.root()),
            new OutsideSettings(configuration),
            now::get,
            BOUNDS);
  }

  private KeyStore store() {
    return Flux.from(certificate.getKeyStore()).blockFirst(Duration.ofSeconds(5));
  }

  private Certificate served() throws Exception {
    return store().getCertificate(ServerCertificate.NAME);
  }

  private void waitDays(int days) {
    now.updateAndGet(instant -> instant.plus(Duration.ofDays(days)));
    certificate.refresh();
  }

  private void putOutside(String file, String host, Instant when) throws Exception {
    Identity issuer = Issuer.authority("Elsewhere", List.of(host), when);
    IdentityFile.write(temp.resolve(file), Issuer.leaf(issuer, List.of(host), when));
    certificate.refresh();
  }

  private List<String> sources() {
    return certificate.state().sources().stream()
        .map(source -> source.name() + (source.isServed() ? " served" : " not served"))
        .toList();
  }

  @Test
  void a_certificate_in_the_middle_of_its_life_stays() throws Exception {
    Certificate first = served();
    waitDays(200);
    assertEquals(first, served());
  }

  @Test
  void one_near_its_end_is_replaced_while_running() throws Exception {
    Certificate first = served();
    waitDays(300);
    assertNotEquals(first, served());
  }

  @Test
  void a_folder_that_cannot_be_written_any_more_leaves_the_old_one_and_a_warning()
      throws Exception {
    Certificate first = served();
    Files.move(temp.resolve("certs"), temp.resolve("gone"));
    Files.writeString(temp.resolve("certs"), "in the way");
    waitDays(300);
    assertEquals(first, served());
    String warning = certificate.state().warnings().getLast();
    assertTrue(warning.contains("the one that is served stays"), warning);
    Files.delete(temp.resolve("certs"));
    Files.move(temp.resolve("gone"), temp.resolve("certs"));
    certificate.refresh();
    assertNotEquals(first, served());
  }

  @Test
  void a_certificate_from_elsewhere_is_served_while_it_is_valid() throws Exception {
    assertEquals(List.of("https.certificate not served", "own served"), sources());
    putOutside("outside.pem", "depot.example", NOW);
    assertEquals(List.of("https.certificate served", "own served"), sources());
    assertEquals(2, store().size());
    waitDays(400);
    assertEquals(List.of("https.certificate not served", "own served"), sources());
    assertEquals(1, store().size());
    assertTrue(
        certificate.state().warnings().stream()
            .anyMatch(
                one ->
                    one.startsWith("certificate from https.certificate: it ended on 2027-12-21")),
        () -> certificate.state().warnings().toString());
  }

  @Test
  void one_that_acme_brought_is_picked_up() throws Exception {
    putOutside("certs/acme.pem", "public.example", NOW);
    assertEquals(
        List.of("https.certificate not served", "acme.pem served", "own served"), sources());
  }
}
