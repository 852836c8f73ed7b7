package dev.controllerstatus.certs.acme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.lab.Lab;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.shredzone.acme4j.connector.NetworkSettings;

/** Certificates from a real ACME server that really looks into a real DNS server. */
@ExtendWith(Lab.class)
class PebbleTest {
  private static final String PROOF = "_acme-challenge." + AcmeBox.NAME;
  @TempDir private Path folder;
  private final Lab.Servers lab;
  private AcmeBox box;

  PebbleTest(Lab.Servers lab) {
    this.lab = lab;
  }

  @BeforeEach
  void configure() {
    box = new AcmeBox(folder, lab);
  }

  @Test
  void the_first_order_gives_a_chain_that_leads_to_the_root_of_the_authority() throws Exception {
    AcmeState state = box.look();
    assertNull(state.lastFailure());
    Identity identity = box.identity();
    verify(identity.chain(), Set.of(root()));
    assertTrue(speaksFor(identity));
    assertEquals(Set.of(AcmeBox.NAME), names(identity));
    assertEquals(identity.certificate().getNotAfter().toInstant(), state.validUntil());
    assertEquals(box.now.get(), state.lastSuccess());
  }

  @Test
  void files_are_for_the_owner_only_and_the_record_is_gone() throws Exception {
    box.look();
    assertEquals(List.of("acme.key", "acme.pem"), box.files());
    for (String file : box.files()) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))));
    }
    assertEquals(List.of(), box.txt(PROOF));
  }

  @Test
  void a_certificate_in_the_middle_of_its_life_is_left_alone() throws Exception {
    box.look();
    byte[] before = Files.readAllBytes(box.file());
    box.now.updateAndGet(instant -> instant.plus(Duration.ofDays(1000)));
    assertNull(box.set("directory", "https://localhost:1/").look().lastFailure());
    assertArrayEquals(before, Files.readAllBytes(box.file()));
  }

  @Test
  void a_certificate_near_its_end_is_replaced_once_and_not_again_and_again() throws Exception {
    box.look();
    X509Certificate before = box.identity().certificate();
    // For this clock the new one, too, is near its end: the box is four years ahead.
    box.now.updateAndGet(instant -> instant.plus(Duration.ofDays(4 * 365)));
    Renewal renewal = box.renewal();
    renewal.look();
    X509Certificate renewed = box.identity().certificate();
    assertNotEquals(before.getSerialNumber(), renewed.getSerialNumber());
    renewal.look();
    assertEquals(renewed, box.identity().certificate());
    assertTrue(renewal.state().lastFailure().sentence().contains("near its end"));
  }

  @Test
  void other_names_make_a_new_order_with_a_new_key_and_the_same_account() throws Exception {
    box.look();
    Identity before = box.identity();
    byte[] account = Files.readAllBytes(folder.resolve("acme.key"));
    String accounts = accounts();
    box.set("names", AcmeBox.NAME + ",depot.acme.test").look();
    assertEquals(Set.of(AcmeBox.NAME, "depot.acme.test"), names(box.identity()));
    assertNotEquals(before.key(), box.identity().key());
    assertArrayEquals(account, Files.readAllBytes(folder.resolve("acme.key")));
    assertEquals(accounts, accounts());
  }

  /** What the authority last said about how many accounts it has. */
  private String accounts() throws Exception {
    List<String> lines =
        Files.readAllLines(Path.of(lab.get("pebble.log"))).stream()
            .filter(line -> line.contains("accounts in memory"))
            .toList();
    return lines.isEmpty() ? "none" : lines.getLast().replaceFirst(".*There", "There");
  }

  @Test
  void a_name_may_leave_its_proof_to_another_zone() throws Exception {
    assertNull(box.set("names", "depot.customer.test").look().lastFailure());
    assertEquals(Set.of("depot.customer.test"), names(box.identity()));
    assertEquals(List.of(), box.txt("depot.challenges.acme.test"));
  }

  @Test
  void a_file_that_cannot_be_read_is_replaced() throws Exception {
    Files.writeString(box.file(), "-----BEGIN PRIVATE KEY-----\nMIGH");
    assertNull(box.look().lastFailure());
    assertEquals(Set.of(AcmeBox.NAME), names(box.identity()));
  }

  @Test
  void an_end_in_the_middle_leaves_no_key_no_record_and_no_harm() throws Exception {
    AcmeSettings settings = box.settings();
    DnsTools dns = DnsTools.of(settings);
    TxtRecords interrupted = new Interrupted(dns.records());
    Renewal renewal =
        box.renewal(settings, new DnsTools(dns.zones(), interrupted, dns.propagation()));
    assertThrows(InterruptedException.class, renewal::look);
    assertEquals(List.of("acme.key"), box.files());
    assertEquals(List.of(), box.txt(PROOF));
    assertNull(box.look().lastFailure());
  }

  /** The product is told to stop when the record has just been made. */
  private record Interrupted(TxtRecords real) implements TxtRecords {
    @Override
    public void add(TxtRecord record) throws AcmeTrouble, InterruptedException {
      real.add(record);
      Thread.currentThread().interrupt();
    }

    @Override
    public void remove(TxtRecord record) throws AcmeTrouble, InterruptedException {
      real.remove(record);
    }
  }

  @Test
  void an_account_of_the_operator_is_used() throws Exception {
    box.set("eab.key-id", lab.get("pebble.eab-id")).set("eab.key", lab.get("pebble.eab-key"));
    assertNull(box.look().lastFailure());
    assertNotNull(box.identity());
  }

  private X509Certificate root() throws Exception {
    HttpClient client = new Client(box.settings().trust()).createHttpClient(new NetworkSettings());
    URI roots = URI.create("https://localhost:%d/roots/0".formatted(lab.port("pebble.management")));
    byte[] pem =
        client.send(HttpRequest.newBuilder(roots).build(), BodyHandlers.ofByteArray()).body();
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
  }

  private static void verify(List<X509Certificate> chain, Set<X509Certificate> roots)
      throws Exception {
    PKIXParameters parameters =
        new PKIXParameters(
            roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet()));
    parameters.setRevocationEnabled(false);
    CertPathValidator.getInstance("PKIX")
        .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
  }

  private static boolean speaksFor(Identity identity) throws Exception {
    byte[] words = Instant.EPOCH.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(identity.key());
    signature.update(words);
    byte[] signed = signature.sign();
    signature.initVerify(identity.certificate());
    signature.update(words);
    return signature.verify(signed);
  }

  private static Set<String> names(Identity identity) throws Exception {
    return identity.certificate().getSubjectAlternativeNames().stream()
        .map(name -> name.get(1).toString())
        .collect(Collectors.toSet());
  }
}
