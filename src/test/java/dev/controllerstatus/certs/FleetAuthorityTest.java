package dev.controllerstatus.certs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.certs.x509.Bundle;
import dev.controllerstatus.certs.x509.Hosts;
import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.certs.x509.IdentityFile;
import dev.controllerstatus.certs.x509.Issuer;
import dev.controllerstatus.certs.x509.UnfitException;
import dev.controllerstatus.config.Configured;
import dev.controllerstatus.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FleetAuthorityTest {
  private static final Instant NOW = Instant.now();
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Set<String> HOSTS = Set.of("depot.example.net", "10.42.0.1");
  @TempDir private Path temp;

  @BeforeEach
  void makeRoot() throws Exception {
    fleet().init("Fleet", List.of("example.net", "10.0.0.0/8"), YEAR.multipliedBy(20));
  }

  private FleetAuthority fleet() throws UnfitException {
    return new FleetAuthority(temp.resolve("fleet"), NOW);
  }

  private Path root() {
    return temp.resolve("fleet/root.pem");
  }

  private Path caKey() {
    return temp.resolve("certs/ca.key");
  }

  private Instant issue(Optional<Path> request, Duration life, String... hosts) throws Exception {
    return fleet().issue(new FleetAuthority.Order(List.of(hosts), request, caKey(), life));
  }

  private OwnSource.Own box(Instant now) throws Exception {
    return new OwnSource(temp.resolve("certs"), "Depot", ClockBounds.ofBuild())
        .look(new Look(now, true, HOSTS, new Warnings()));
  }

  private int opensslVerifies(Identity leaf) throws Exception {
    IdentityFile.write(temp.resolve("leaf.pem"), List.of(leaf.certificate()));
    IdentityFile.write(temp.resolve("above.pem"), List.of(leaf.sent()));
    return Tool.run(
            temp,
            "openssl",
            "verify",
            "-purpose",
            "sslserver",
            "-CAfile",
            root().toString(),
            "-untrusted",
            "above.pem",
            "leaf.pem")
        .code();
  }

  private void javaVerifies(Identity leaf) throws Exception {
    X509Certificate anchor = Bundle.read(root()).certificates().getFirst();
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
    parameters.setRevocationEnabled(false);
    CertPathValidator.getInstance("PKIX")
        .validate(
            CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf.sent())),
            parameters);
  }

  @Test
  void a_box_with_the_file_serves_leaf_and_intermediate_and_shows_the_root() throws Exception {
    issue(Optional.empty(), YEAR.multipliedBy(10), "depot.example.net");
    OwnSource.Own own = box(NOW);
    assertEquals(Bundle.read(root()).certificates(), List.of(own.root().orElseThrow()));
    assertEquals(2, own.identity().sent().length);
    assertEquals(HOSTS, Hosts.of(own.identity().certificate()));
    assertEquals(Files.readString(root()), Files.readString(temp.resolve("certs/ca.pem")));
    assertEquals(0, opensslVerifies(own.identity()));
    javaVerifies(own.identity());
  }

  @Test
  void nss_accepts_it_too() throws Exception {
    issue(Optional.empty(), YEAR, "depot.example.net");
    X509Certificate[] sent = box(NOW).identity().sent();
    Path folder = Files.createDirectories(temp.resolve("nss"));
    Tool.nssThatTrusts(root(), folder);
    IdentityFile.write(folder.resolve("leaf.pem"), List.of(sent[0]));
    IdentityFile.write(folder.resolve("above.pem"), List.of(sent[1]));
    Tool.Ended ended =
        Tool.run(
            folder,
            "vfychain",
            "-pp",
            "-u",
            "1",
            "-d",
            "sql:" + folder,
            "-a",
            "leaf.pem",
            "above.pem");
    assertTrue(ended.said().contains("Chain is good!"), ended::said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"other.example.net", "bank.example", "10.42.0.2", "192.168.1.1"})
  void a_leaf_for_another_host_is_refused(String host) throws Exception {
    issue(Optional.empty(), YEAR, "depot.example.net");
    Identity leaf = Issuer.leaf(IdentityFile.read(caKey()), List.of(host), NOW);
    assertEquals(2, opensslVerifies(leaf));
    assertThrows(CertPathValidatorException.class, () -> javaVerifies(leaf));
  }

  @Test
  void the_key_need_not_leave_the_box() throws Exception {
    String yaml = "controller-status: { box: { certs: '%s/certs' } }".formatted(temp);
    Settings settings = Settings.read(Configured.of(yaml, Map.of()).root());
    String text = BoxRequests.forAuthority(settings);
    Path request = Files.writeString(temp.resolve("box.csr"), text);
    issue(Optional.of(request), YEAR, "depot.example.net");
    assertEquals(List.of(), Bundle.read(caKey()).keys());
    OwnSource.Own own = box(NOW);
    assertEquals(0, opensslVerifies(own.identity()));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(temp.resolve("certs/ca-request.key"))));
  }

  @Test
  void a_request_that_was_changed_is_refused() throws Exception {
    Path request = temp.resolve("box.csr");
    Tool.openssl(
        temp, "req -new -newkey rsa:2048 -nodes -keyout k.pem -subj /CN=x -outform DER -out r.der");
    byte[] bytes = Files.readAllBytes(temp.resolve("r.der"));
    bytes[bytes.length - 1] ^= 1;
    Files.write(temp.resolve("r.der"), bytes);
    Tool.openssl(temp, "req -inform DER -in r.der -out box.csr");
    UnfitException e =
        assertThrows(
            UnfitException.class, () -> issue(Optional.of(request), YEAR, "depot.example.net"));
    assertEquals(request + " is not signed by the key that it asks for", e.getMessage());
    assertFalse(Files.exists(caKey()));
  }

  @ParameterizedTest
  @CsvSource({
    "bank.example, the root does not permit bank.example",
    "net, the root does not permit net",
    "8.8.8.8, the root does not permit 8.8.8.8",
    "10.0.0.0/7, the root does not permit 10.0.0.0/7",
    "10.0.0.0/99, '\"10.0.0.0/99\" is neither a name, nor an address, nor a range such as"
        + " 10.0.0.0/8'",
    "a b, '\"a b\" is neither a name, nor an address, nor a range such as 10.0.0.0/8'"
  })
  void only_what_the_root_permits_is_issued(String host, String message) {
    UnfitException e =
        assertThrows(UnfitException.class, () -> issue(Optional.empty(), YEAR, host));
    assertEquals(message, e.getMessage());
    assertFalse(Files.exists(caKey()));
  }

  @Test
  void the_intermediate_never_outlives_the_root() throws Exception {
    Instant end = issue(Optional.empty(), YEAR.multipliedBy(50), "depot.example.net");
    assertEquals(Bundle.read(root()).certificates().getFirst().getNotAfter().toInstant(), end);
  }

  @Test
  void nothing_is_overwritten_and_keys_are_for_their_owner() throws Exception {
    issue(Optional.empty(), YEAR, "depot.example.net");
    for (Path key : List.of(temp.resolve("fleet/root.key"), caKey())) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
    }
    assertThrows(UnfitException.class, () -> fleet().init("Fleet", List.of(), YEAR));
    assertThrows(UnfitException.class, () -> issue(Optional.empty(), YEAR, "depot.example.net"));
  }

  @Test
  void when_it_has_ended_the_box_falls_back_to_an_authority_of_its_own() throws Exception {
    issue(Optional.empty(), YEAR, "depot.example.net");
    X509Certificate root = box(NOW).root().orElseThrow();
    OwnSource.Own later = box(NOW.plus(YEAR));
    assertNotEquals(root, later.root());
    assertEquals(0, IdentityFile.read(caKey()).certificate().getBasicConstraints());
    assertEquals(1, IdentityFile.read(caKey()).chain().size());
  }

  @Test
  void with_a_wrong_clock_nothing_is_signed() {
    UnfitException e =
        assertThrows(
            UnfitException.class, () -> new FleetAuthority(temp.resolve("x"), Instant.EPOCH));
    assertTrue(e.getMessage().startsWith("the clock of this machine is wrong"), e::getMessage);
  }
}
