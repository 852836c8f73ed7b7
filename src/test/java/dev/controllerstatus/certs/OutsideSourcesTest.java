package dev.controllerstatus.certs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.certs.x509.IdentityFile;
import dev.controllerstatus.certs.x509.Issuer;
import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.Configured;
import dev.controllerstatus.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutsideSourcesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final String SERVED = "";
  @TempDir private Path temp;

  private Candidate look(String settings) throws Exception {
    return look(settings, NOW);
  }

  private Candidate look(String settings, Instant now) throws Exception {
    String yaml =
        "controller-status: { box: { certs: '%s' }, https: { names: [depot.example], %s } }"
            .formatted(temp, settings.replace("./", temp + "/"));
    Configuration configuration = Configured.of(yaml, Map.of());
    Settings box = Settings.read(configuration.root());
    OutsideSettings outside = new OutsideSettings(configuration);
    return new OutsideSources(box, outside)
        .look(new Look(now, true, Set.of("depot.example"), new Warnings()))
        .getFirst();
  }

  private Identity leaf(Instant when, String... hosts) throws Exception {
    return Issuer.leaf(Issuer.authority("Elsewhere", List.of(hosts), when), List.of(hosts), when);
  }

  private Path file(String name) {
    return temp.resolve(name);
  }

  private static void assertDefect(String words, boolean isUsable, Candidate found) {
    assertEquals(isUsable, found.isUsable(), () -> found.defects().toString());
    assertTrue(
        found.defects().stream().anyMatch(one -> one.contains(words)),
        () -> words + " in " + found.defects());
  }

  /** Made by OpenSSL 3 in the shapes in which people get them. */
  private void makeWithOpenssl(String key, String more) throws Exception {
    Tool.openssl(
        temp,
        "req -x509 -newkey %s -nodes -keyout key.pem -out only.pem -days 90 -subj /CN=x %s"
            .formatted(key, more));
  }

  private static final String NAMED =
      "-addext subjectAltName=DNS:depot.example -addext extendedKeyUsage=serverAuth";

  @ParameterizedTest
  @CsvSource({
    "pkcs8 -topk8 -nocrypt -in key.pem -out other.pem, rsa:2048",
    "rsa -traditional -in key.pem -out other.pem, rsa:2048",
    "ec -in key.pem -out other.pem, ec -pkeyopt ec_paramgen_curve:prime256v1",
    "pkcs8 -topk8 -passout pass:secret -in key.pem -out other.pem, rsa:2048",
    "rsa -aes256 -traditional -passout pass:secret -in key.pem -out other.pem, rsa:3072"
  })
  void a_key_may_have_any_shape_that_tools_write(String convert, String sort) throws Exception {
    makeWithOpenssl(sort, NAMED);
    Tool.openssl(temp, convert);
    Candidate found =
        look("certificate: ./only.pem, key: ./other.pem, password: secret", Instant.now());
    assertEquals(List.of(), found.defects());
    assertTrue(found.isUsable());
  }

  @ParameterizedTest
  @CsvSource({
    "password: secret, ''",
    "password: wrong, the password is wrong or the file is damaged",
    "key: ./none, cannot be opened without a password"
  })
  void a_pkcs12_needs_its_password(String password, String defect) throws Exception {
    makeWithOpenssl("rsa:2048", NAMED);
    Tool.openssl(
        temp, "pkcs12 -export -inkey key.pem -in only.pem -out box.p12 -passout pass:secret");
    Candidate found = look("certificate: ./box.p12, " + password, Instant.now());
    if (defect.equals(SERVED)) {
      assertEquals(List.of(), found.defects());
    } else {
      assertDefect(defect, false, found);
    }
  }

  @Test
  void an_encrypted_key_without_a_password_is_told() throws Exception {
    makeWithOpenssl("rsa:2048", NAMED);
    Tool.openssl(temp, "pkcs8 -topk8 -passout pass:secret -in key.pem -out other.pem");
    assertDefect(
        "is encrypted: set a password", false, look("certificate: ./only.pem, key: ./other.pem"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rsa:1024 | -addext subjectAltName=DNS:depot.example | browsers do not accept its key",
        "ed25519 | -addext subjectAltName=DNS:depot.example | browsers do not accept its key",
        "rsa:2048 | -addext subjectAltName=DNS:depot.example -addext extendedKeyUsage=clientAuth |"
            + " not for servers",
        "rsa:2048 | -addext extendedKeyUsage=serverAuth | it names no host"
      })
  void what_browsers_refuse_is_not_served(String sort, String more, String defect)
      throws Exception {
    makeWithOpenssl(sort, more);
    assertDefect(defect, false, look("certificate: ./only.pem, key: ./key.pem", Instant.now()));
  }

  @Test
  void a_key_of_another_certificate_is_told() throws Exception {
    IdentityFile.write(file("a.pem"), leaf(NOW, "depot.example").chain());
    IdentityFile.write(file("b.pem"), leaf(NOW, "depot.example").key());
    assertDefect(
        "the private key does not belong to the certificate for depot.example in " + file("a.pem"),
        false,
        look("certificate: ./a.pem, key: ./b.pem"));
  }

  @Test
  void the_key_of_a_request_is_found() throws Exception {
    Identity made = leaf(NOW, "depot.example");
    IdentityFile.write(file("a.pem"), made.chain());
    assertDefect("a.pem holds no private key", false, look("certificate: ./a.pem"));
    IdentityFile.write(file("request.key"), made.key());
    assertEquals(List.of(), look("certificate: ./a.pem").defects());
  }

  @Test
  void the_order_of_the_chain_does_not_matter_and_strangers_in_it_are_left_out() throws Exception {
    Identity made = leaf(NOW, "depot.example");
    Identity stranger = Issuer.authority("Stranger", List.of("x.example"), NOW);
    IdentityFile.write(file("a.pem"), List.of(stranger.root(), made.root(), made.certificate()));
    IdentityFile.write(file("b.pem"), made.key());
    Candidate found = look("certificate: ./a.pem, key: ./b.pem");
    assertEquals(made, found.identity().orElseThrow());
    assertEquals(List.of(), found.defects());
  }

  @Test
  void a_missing_intermediate_is_told_but_served() throws Exception {
    Identity made = leaf(NOW, "depot.example");
    IdentityFile.write(file("a.pem"), new Identity(made.key(), List.of(made.certificate())));
    assertDefect(
        "holds no certificate of its issuer CN=Controller Status CA Elsewhere",
        true,
        look("certificate: ./a.pem"));
  }

  @Test
  void dates_are_judged_and_the_end_is_told_before() throws Exception {
    IdentityFile.write(file("a.pem"), leaf(NOW, "depot.example"));
    String settings = "certificate: ./a.pem";
    assertDefect("only valid from", false, look(settings, NOW.minus(Duration.ofDays(2))));
    assertEquals(List.of(), look(settings, NOW.plus(Duration.ofDays(360))).defects());
    assertDefect("it ends on 2027-12-21", true, look(settings, NOW.plus(Duration.ofDays(370))));
    assertDefect("it ended on 2027-12-21", false, look(settings, NOW.plus(Duration.ofDays(400))));
  }

  @Test
  void names_that_do_not_fit_the_box_are_told() throws Exception {
    IdentityFile.write(file("a.pem"), leaf(NOW, "other.example"));
    Candidate found = look("certificate: ./a.pem");
    assertDefect("it is not for depot.example", true, found);
    assertDefect("it is for other.example, which this box does not answer to", true, found);
  }

  @ParameterizedTest
  @CsvSource({"a.pem, there is no file", "., cannot be read"})
  void files_that_cannot_be_read_are_told(String name, String defect) throws Exception {
    assertDefect(defect, false, look("certificate: ./" + name));
  }

  @Test
  void what_is_no_certificate_is_told() throws Exception {
    for (byte[] junk :
        List.of(
            new byte[0],
            "hello".getBytes(UTF_8),
            new byte[] {0x30, 0x01},
            "-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----".getBytes(UTF_8),
            "-----BEGIN PRIVATE KEY-----\n".getBytes(UTF_8),
            new byte[2 << 20])) {
      Files.write(file("a.pem"), junk);
      Candidate found = look("certificate: ./a.pem");
      assertEquals(1, found.defects().size());
      assertTrue(found.defects().getFirst().startsWith(file("a.pem").toString()));
    }
  }

  @Test
  void files_are_read_again_when_they_change() throws Exception {
    OutsideSource source = new OutsideSource("x", file("a.pem"), List.of(), Optional.empty());
    assertTrue(source.identity().isEmpty());
    Identity first = leaf(NOW, "depot.example");
    IdentityFile.write(file("a.pem"), first);
    assertEquals(first, source.identity().orElseThrow());
    Identity second = leaf(NOW, "depot.example");
    IdentityFile.write(file("a.pem"), second);
    assertEquals(second, source.identity().orElseThrow());
  }
}
