package dev.controllerstatus.certs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.certs.x509.Chain;
import dev.controllerstatus.certs.x509.Hosts;
import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.certs.x509.IdentityFile;
import dev.controllerstatus.certs.x509.Issuer;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnSourceTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant BUILT = NOW.minus(Duration.ofDays(10));
  private static final ClockBounds BOUNDS =
      new ClockBounds(BUILT, BUILT.plus(Duration.ofDays(7300)));
  private static final Set<String> HOSTS =
      Set.of("depot.internal", "192.168.1.20", "0:0:0:0:0:0:0:1");

  @TempDir private Path temp;
  private final Warnings warnings = new Warnings();
  private List<String> told = List.of();

  private OwnSource.Own look(Instant now, Set<String> hosts) throws Exception {
    return look(source(), now, hosts);
  }

  private OwnSource.Own look(OwnSource source, Instant now, Set<String> hosts) throws Exception {
    try {
      return source.look(new Look(now, BOUNDS.contain(now), hosts, warnings));
    } finally {
      told = warnings.told();
    }
  }

  private OwnSource source() {
    return new OwnSource(folder(), "Depot", BOUNDS);
  }

  private Path folder() {
    return temp.resolve("certs");
  }

  private Path file(String name) {
    return folder().resolve(name);
  }

  private static Instant after(int days) {
    return NOW.plus(Duration.ofDays(days));
  }

  private void assertTold(String words) {
    assertTrue(told.stream().anyMatch(one -> one.contains(words)), () -> words + " in " + told);
  }

  private List<String> setAside() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.matches(".*(damaged|ended)-.*"))
          .sorted()
          .toList();
    }
  }

  private X509Certificate leaf(OwnSource.Own own) {
    return own.identity().certificate();
  }

  @Test
  void the_leaf_is_signed_by_the_authority_for_every_name_and_address() throws Exception {
    OwnSource.Own own = look(NOW, HOSTS);
    assertTrue(Chain.isSigned(leaf(own), own.root().orElseThrow()));
    assertEquals(HOSTS, Hosts.of(leaf(own)));
    assertEquals(List.of("1.3.6.1.5.5.7.3.1"), leaf(own).getExtendedKeyUsage());
    Instant from = leaf(own).getNotBefore().toInstant();
    assertEquals(NOW.minus(Duration.ofDays(1)), from);
    assertEquals(Duration.ofDays(397), Duration.between(from, leaf(own).getNotAfter().toInstant()));
    assertTrue(leaf(own).getSerialNumber().bitLength() > 64);
    assertTrue(leaf(own).getNonCriticalExtensionOIDs().contains("2.5.29.14"), "has its key's id");
    assertEquals(List.of(), told);
  }

  @Test
  void hosts_that_the_authority_may_not_sign_for_are_left_out_and_told() throws Exception {
    look(NOW, HOSTS);
    Set<String> more = Set.of("depot.internal", "box.depot.internal", "evil.example", "8.8.8.8");
    assertEquals(Set.of("box.depot.internal", "depot.internal"), Hosts.of(leaf(look(NOW, more))));
    assertTold("evil.example");
    assertTold("8.8.8.8");
  }

  @Test
  void a_leaf_for_a_foreign_name_is_refused_by_those_who_trust_the_authority() throws Exception {
    look(NOW, HOSTS);
    Identity ca = IdentityFile.read(file("ca.key"));
    assertEquals(0, opensslVerifies(Issuer.leaf(ca, HOSTS, NOW)));
    assertEquals(0, opensslVerifies(Issuer.leaf(ca, List.of("10.1.2.3", "fd00::1"), NOW)));
    for (String foreign : List.of("bank.example", "8.8.8.8", "2001:4860:4860::8888")) {
      assertEquals(2, opensslVerifies(Issuer.leaf(ca, List.of(foreign), NOW)), foreign);
    }
  }

  /** OpenSSL's exit code; Java itself ignores the constraints of a root. */
  private int opensslVerifies(Identity leaf) throws IOException, InterruptedException {
    IdentityFile.write(temp.resolve("leaf.pem"), List.of(leaf.certificate()));
    String at = Long.toString(NOW.getEpochSecond());
    return Tool.run(temp, "openssl", "verify", "-attime", at, "-CAfile", "certs/ca.pem", "leaf.pem")
        .code();
  }

  @Test
  void both_are_kept_over_a_restart() throws Exception {
    OwnSource.Own first = look(NOW, HOSTS);
    OwnSource.Own later = look(after(200), HOSTS);
    assertEquals(first.root(), later.root());
    assertEquals(leaf(first), leaf(later));
  }

  @Test
  void the_leaf_is_renewed_in_its_last_third_and_for_other_names() throws Exception {
    X509Certificate first = leaf(look(NOW, HOSTS));
    X509Certificate renewed = leaf(look(after(300), HOSTS));
    assertNotEquals(first, renewed);
    assertNotEquals(renewed, leaf(look(after(300), Set.of("depot.internal"))));
  }

  @Test
  void keys_are_readable_by_their_owner_alone() throws Exception {
    look(NOW, HOSTS);
    for (String name : List.of("ca.key", "server.pem")) {
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file(name))));
    }
  }

  @Test
  void an_authority_made_anew_signs_a_leaf_of_its_own_and_is_shown() throws Exception {
    look(NOW, HOSTS);
    Files.delete(file("ca.key"));
    OwnSource.Own anew = look(NOW, HOSTS);
    assertTrue(Chain.isSigned(leaf(anew), anew.root().orElseThrow()));
    String shown = Files.readString(file("ca.pem"));
    assertEquals(IdentityFile.text(List.of(anew.root().orElseThrow())), shown);
    Files.delete(file("ca.pem"));
    look(NOW, HOSTS);
    assertEquals(shown, Files.readString(file("ca.pem")));
  }

  @Test
  void near_the_end_of_the_authority_leaves_end_with_it_and_it_is_told() throws Exception {
    look(NOW, HOSTS);
    look(after(3200), HOSTS);
    assertEquals(List.of(), told);
    OwnSource.Own late = look(after(3500), HOSTS);
    assertEquals(late.root().orElseThrow().getNotAfter(), leaf(late).getNotAfter());
    assertTold("the certificate authority of this box ends on 2036-11-16");
    assertEquals(leaf(late), leaf(look(after(3640), HOSTS)), "a new one would end no later");
  }

  @Test
  void an_authority_that_has_ended_is_set_aside_and_made_anew() throws Exception {
    OwnSource.Own first = look(NOW, HOSTS);
    OwnSource.Own anew = look(after(3651), HOSTS);
    assertNotEquals(first.root(), anew.root());
    assertTrue(Chain.isSigned(leaf(anew), anew.root().orElseThrow()));
    assertEquals(List.of("ca.key.ended-2036-11-16"), setAside());
    assertEquals(
        first.root().orElseThrow(), IdentityFile.read(file("ca.key.ended-2036-11-16")).root());
    assertTold("everybody must trust the new " + file("ca.pem"));
  }

  @Test
  void a_garbled_server_file_is_set_aside_and_made_anew() throws Exception {
    look(NOW, HOSTS);
    String text = Files.readString(file("server.pem"));
    int inTheLeaf = text.indexOf("-----BEGIN CERTIFICATE") + 100;
    Files.writeString(file("server.pem"), text.substring(0, inTheLeaf));
    assertTrue(Chain.isSigned(leaf(look(NOW, HOSTS)), IdentityFile.read(file("ca.key")).root()));
    assertEquals(List.of("server.pem.damaged-2026-11-20"), setAside());
    assertTold(file("server.pem") + " is damaged");
  }

  @Test
  void a_truncated_key_file_makes_a_new_authority_and_a_loud_warning() throws Exception {
    look(NOW, HOSTS);
    String text = Files.readString(file("ca.key"));
    Files.writeString(file("ca.key"), text.substring(0, text.indexOf("-----BEGIN CERTIFICATE")));
    OwnSource.Own anew = look(NOW, HOSTS);
    assertTrue(Chain.isSigned(leaf(anew), anew.root().orElseThrow()));
    assertEquals(List.of("ca.key.damaged-2026-11-20"), setAside());
    assertTold(file("ca.key") + " holds no certificate");
    assertTold("everybody must trust the new " + file("ca.pem"));
  }

  @Test
  void a_foreign_key_in_the_key_file_makes_a_new_authority() throws Exception {
    look(NOW, HOSTS);
    Identity ca = IdentityFile.read(file("ca.key"));
    Identity other = Issuer.authority("Other", HOSTS, NOW);
    IdentityFile.write(file("ca.key"), new Identity(other.key(), ca.chain()));
    assertNotEquals(ca.root(), look(NOW, HOSTS).root());
    assertTold("the private key does not belong to the certificate");
  }

  @Test
  void a_servers_certificate_is_no_authority() throws Exception {
    look(NOW, HOSTS);
    Files.copy(file("server.pem"), temp.resolve("copy"));
    Files.delete(file("ca.key"));
    Files.copy(temp.resolve("copy"), file("ca.key"));
    look(NOW, HOSTS);
    assertTold("is a server's, not that of an authority");
  }

  @Test
  void with_a_wrong_clock_a_stand_in_is_served_and_nothing_written() throws Exception {
    OwnSource source = source();
    OwnSource.Own standIn = look(source, Instant.EPOCH, HOSTS);
    assertTrue(standIn.isStandIn());
    assertFalse(Files.exists(folder()));
    assertEquals(Optional.empty(), standIn.root());
    assertEquals(-1, leaf(standIn).getBasicConstraints());
    assertEquals(HOSTS, Hosts.of(leaf(standIn)));
    assertTold("the clock of this box is wrong (it shows 1970-01-01)");
    assertEquals(leaf(standIn), leaf(look(source, Instant.EPOCH, HOSTS)), "the same each minute");
    OwnSource.Own real = look(source, NOW, HOSTS);
    assertFalse(real.isStandIn());
    assertTrue(Chain.isSigned(leaf(real), real.root().orElseThrow()));
    assertEquals(List.of(), told);
  }

  @Test
  void what_is_on_disk_is_used_whatever_the_clock_says() throws Exception {
    OwnSource.Own right = look(NOW, HOSTS);
    for (Instant wrong : List.of(Instant.EPOCH, Instant.parse("2080-01-01T00:00:00Z"))) {
      OwnSource.Own kept = look(wrong, Set.of("other.internal"));
      assertEquals(leaf(right), leaf(kept));
      assertEquals(right.root(), kept.root());
      assertFalse(kept.isStandIn());
      assertTold("cannot be renewed");
    }
    assertEquals(List.of(), setAside());
  }

  @Test
  void damage_waits_for_the_right_clock() throws Exception {
    look(NOW, HOSTS);
    Files.writeString(file("ca.key"), "-----BEGIN nothing");
    Files.writeString(file("server.pem"), "");
    assertTrue(look(Instant.EPOCH, HOSTS).isStandIn());
    assertEquals(List.of(), setAside());
    assertFalse(look(NOW, HOSTS).isStandIn());
    assertEquals(2, setAside().size());
  }

  @Test
  void a_folder_that_cannot_be_written_is_an_error_that_names_it() throws Exception {
    Files.writeString(folder(), "in the way");
    FileSystemException e = assertThrows(FileSystemException.class, () -> look(NOW, HOSTS));
    assertTrue(e.getFile().startsWith(folder().toString()), e::getFile);
  }
}
