package dev.controllerstatus.certs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateFolderTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Set<String> HOSTS = Set.of("depot.internal", "192.168.1.20", "::1");
  @TempDir private Path temp;

  private CertificateFolder folder() {
    return new CertificateFolder(temp.resolve("certs"));
  }

  @Test
  void the_leaf_is_signed_by_the_authority_for_every_name_and_address() throws Exception {
    Identity ca = folder().authority("Depot", HOSTS, NOW);
    X509Certificate leaf = folder().server(ca, HOSTS, NOW).certificate();
    leaf.verify(ca.certificate().getPublicKey());
    List<String> names =
        leaf.getSubjectAlternativeNames().stream().map(n -> n.get(1).toString()).sorted().toList();
    assertEquals(List.of("0:0:0:0:0:0:0:1", "192.168.1.20", "depot.internal"), names);
    assertEquals(List.of("1.3.6.1.5.5.7.3.1"), leaf.getExtendedKeyUsage());
    assertEquals(
        Duration.ofDays(397),
        Duration.between(leaf.getNotBefore().toInstant(), leaf.getNotAfter().toInstant()));
  }

  @Test
  void hosts_that_the_authority_may_not_sign_for_are_left_out() throws Exception {
    Identity ca = folder().authority("Depot", HOSTS, NOW);
    Set<String> more = Set.of("depot.internal", "box.depot.internal", "evil.example", "8.8.8.8");
    X509Certificate leaf = folder().server(ca, more, NOW).certificate();
    List<String> names =
        leaf.getSubjectAlternativeNames().stream().map(n -> n.get(1).toString()).sorted().toList();
    assertEquals(List.of("box.depot.internal", "depot.internal"), names);
  }

  @Test
  void a_leaf_for_a_foreign_name_is_refused_by_those_who_trust_the_authority() throws Exception {
    Identity ca = folder().authority("Depot", HOSTS, NOW);
    assertEquals(0, opensslVerifies(Issuer.leaf(ca, HOSTS, NOW)));
    assertEquals(0, opensslVerifies(Issuer.leaf(ca, List.of("10.1.2.3", "fd00::1"), NOW)));
    for (String foreign : List.of("bank.example", "8.8.8.8", "2001:4860:4860::8888")) {
      assertEquals(2, opensslVerifies(Issuer.leaf(ca, List.of(foreign), NOW)), foreign);
    }
  }

  /** OpenSSL's exit code; Java itself ignores the constraints of a root. */
  private int opensslVerifies(Identity leaf) throws IOException, InterruptedException {
    Path file = temp.resolve("leaf.pem");
    IdentityFile.write(file, leaf.certificate());
    String ca = temp.resolve("certs/ca.pem").toString();
    String at = Long.toString(NOW.getEpochSecond());
    return new ProcessBuilder("openssl", "verify", "-attime", at, "-CAfile", ca, file.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @Test
  void both_are_kept_over_a_restart() throws Exception {
    Identity ca = folder().authority("Depot", HOSTS, NOW);
    Identity leaf = folder().server(ca, HOSTS, NOW);
    Instant later = NOW.plus(Duration.ofDays(200));
    assertEquals(ca.certificate(), folder().authority("Depot", HOSTS, later).certificate());
    assertEquals(leaf.certificate(), folder().server(ca, HOSTS, later).certificate());
  }

  @Test
  void the_leaf_is_renewed_in_its_last_third_and_for_other_names() throws Exception {
    Identity ca = folder().authority("Depot", HOSTS, NOW);
    Identity first = folder().server(ca, HOSTS, NOW);
    Identity renewed = folder().server(ca, HOSTS, NOW.plus(Duration.ofDays(300)));
    assertNotEquals(first.certificate(), renewed.certificate());
    Identity renamed =
        folder().server(ca, Set.of("depot.internal"), NOW.plus(Duration.ofDays(300)));
    assertNotEquals(renewed.certificate(), renamed.certificate());
  }

  @Test
  void keys_are_readable_by_their_owner_alone() throws Exception {
    folder().server(folder().authority("Depot", HOSTS, NOW), HOSTS, NOW);
    for (String file : List.of("ca.key", "server.pem")) {
      Path path = temp.resolve("certs").resolve(file);
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)), file);
    }
  }

  @Test
  void an_authority_made_anew_signs_a_leaf_of_its_own_and_is_shown() throws Exception {
    folder().server(folder().authority("Depot", HOSTS, NOW), HOSTS, NOW);
    Path folder = temp.resolve("certs");
    Files.delete(folder.resolve("ca.key"));
    Identity anew = folder().authority("Depot", HOSTS, NOW);
    folder().server(anew, HOSTS, NOW).certificate().verify(anew.certificate().getPublicKey());
    String shown = Files.readString(folder.resolve("ca.pem"));
    Files.delete(folder.resolve("ca.pem"));
    folder().authority("Depot", HOSTS, NOW);
    assertEquals(shown, Files.readString(folder.resolve("ca.pem")));
  }

  @Test
  void a_truncated_key_file_is_told_by_name() throws Exception {
    folder().authority("Depot", HOSTS, NOW);
    Path file = temp.resolve("certs").resolve("ca.key");
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.indexOf("-----BEGIN CERTIFICATE")));
    IOException e = assertThrows(IOException.class, () -> folder().authority("Depot", HOSTS, NOW));
    assertEquals(file + " must hold a private key and a certificate", e.getMessage());
  }
}
