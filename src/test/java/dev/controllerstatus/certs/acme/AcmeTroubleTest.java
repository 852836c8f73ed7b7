package dev.controllerstatus.certs.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.certs.acme.AcmeState.Failure;
import dev.controllerstatus.certs.acme.AcmeState.Reason;
import dev.controllerstatus.lab.Lab;
import dev.controllerstatus.probe.DnsServer;
import dev.controllerstatus.probe.TestAuthority;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Each way in which an order fails against real servers, with its plain reason. */
@ExtendWith(Lab.class)
class AcmeTroubleTest {
  @TempDir private Path folder;
  private final Lab.Servers lab;
  private AcmeBox box;

  AcmeTroubleTest(Lab.Servers lab) {
    this.lab = lab;
  }

  @BeforeEach
  void configure() {
    box = new AcmeBox(folder, lab);
  }

  private void assertFails(Reason reason, String part) throws Exception {
    Failure failure = box.look().lastFailure();
    assertEquals(reason, failure.reason(), failure::sentence);
    assertTrue(failure.sentence().contains(part), failure::sentence);
    assertFalse(Files.exists(box.file()));
    assertEquals(List.of(), box.txt("_acme-challenge." + AcmeBox.NAME));
  }

  private static int deadPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void a_wrong_key_is_told() throws Exception {
    box.set("dns.key", Base64.getEncoder().encodeToString("another key".getBytes("UTF-8")));
    assertFails(Reason.DNS_REFUSED, "does not accept the key lab-box (BADSIG)");
  }

  @Test
  void an_unknown_key_is_told() throws Exception {
    box.set("dns.key-name", "nobody");
    assertFails(Reason.DNS_REFUSED, "does not accept the key nobody (BADKEY)");
  }

  @Test
  void a_zone_that_may_not_be_changed_is_told() throws Exception {
    box.set("names", "box.locked.test");
    assertFails(Reason.DNS_REFUSED, "allow it in the policy of the zone locked.test.");
  }

  @Test
  void a_zone_of_another_server_is_told() throws Exception {
    box.set("dns.zone", "test");
    assertFails(Reason.DNS_REFUSED, "is not the primary server of the zone test");
  }

  @Test
  void a_zone_that_does_not_hold_the_name_is_told() throws Exception {
    box.set("dns.zone", "locked.test");
    assertFails(Reason.DNS_REFUSED, "is not in the zone locked.test");
  }

  @Test
  void a_dead_dns_server_is_told() throws Exception {
    box.set("dns.port", String.valueOf(deadPort()));
    assertFails(Reason.DNS_UNREACHABLE, "The DNS server 127.0.0.1 port ");
  }

  @Test
  void a_dead_acme_server_is_told() throws Exception {
    box.set("directory", "https://localhost:%d/dir".formatted(deadPort()));
    assertFails(
        Reason.SERVER_UNREACHABLE, "The ACME server localhost cannot be reached (no connection).");
  }

  @Test
  void an_acme_server_that_is_not_trusted_is_told() throws Exception {
    byte[] other = new TestAuthority("Other").certificate().getEncoded();
    Path pem =
        Files.writeString(
            folder.resolve("other.pem"),
            "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                .formatted(Base64.getMimeEncoder().encodeToString(other)));
    box.set("trust", pem.toString());
    assertFails(Reason.SERVER_UNTRUSTED, "set https.acme.trust to the root");
  }

  @Test
  void a_server_that_speaks_no_acme_is_told() throws Exception {
    box.set("directory", "https://localhost:%d/roots/0".formatted(lab.port("pebble.management")));
    assertFails(Reason.SERVER_REFUSED, "The ACME server localhost answers oddly");
  }

  @Test
  void a_name_that_the_authority_rejects_is_told() throws Exception {
    box.set("names", lab.get("pebble.rejected"));
    assertFails(Reason.SERVER_REFUSED, "The ACME server localhost refuses: ");
  }

  @Test
  void a_wrong_external_account_is_told() throws Exception {
    box.set("eab.key-id", lab.get("pebble.eab-id")).set("eab.key", "d3Jvbmcg".repeat(8));
    assertFails(Reason.SERVER_REFUSED, "The ACME server localhost refuses: ");
  }

  // The hook writes where only our DNS server looks; the authority asks another one.
  @Test
  void a_proof_that_the_authority_does_not_find_is_told() throws Exception {
    Path value = folder.resolve("value");
    try (DnsServer server = DnsServer.that((question, _) -> txt(question, value))) {
      box.set("hook", script("echo \"$3\" >'" + value + "'"))
          .unset("dns.key-name")
          .unset("dns.key")
          .set("dns.zone", "acme.test")
          .set("dns.port", String.valueOf(server.port()));
      assertFails(
          Reason.NOT_PROVEN, "The ACME server localhost could not verify " + AcmeBox.NAME + ": ");
    }
  }

  private static byte[] txt(Message question, Path value) throws IOException {
    Message answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.AA);
    answer.addRecord(question.getQuestion(), Section.QUESTION);
    if (question.getQuestion().getType() == Type.TXT) {
      String text = Files.readString(value).strip();
      answer.addRecord(
          new TXTRecord(question.getQuestion().getName(), DClass.IN, 1, text), Section.ANSWER);
    }
    return answer.toWire();
  }

  @Test
  void a_hook_with_the_tools_of_the_provider_does_as_well() throws Exception {
    Path key = folder.resolve("key");
    Files.writeString(
        key,
        "key %s { algorithm hmac-sha256; secret \"%s\"; };"
            .formatted(lab.get("bind.key-name"), lab.get("bind.key")));
    box.set(
            "hook",
            script(
                """
                case $1 in present) verb=add ;; cleanup) verb=delete ;; esac
                printf 'server 127.0.0.1 %s\\nupdate %%s %%s 60 TXT "%%s"\\nsend\\n' "$verb" "$2" "$3" |
                nsupdate -k '%s'
                """
                    .formatted(lab.get("bind.dns.port"), key)))
        .unset("dns.key-name")
        .unset("dns.key");
    assertEquals(null, box.look().lastFailure());
    assertEquals(List.of(), box.txt("_acme-challenge." + AcmeBox.NAME));
  }

  @Test
  void a_hook_that_fails_is_quoted() throws Exception {
    box.set("hook", script("echo 'no credit' >&2; exit 3")).unset("dns.key-name").unset("dns.key");
    assertFails(Reason.HOOK, "present failed with code 3, saying: no credit");
  }

  private String script(String commands) throws IOException {
    Path file = Files.writeString(folder.resolve("hook"), "#!/bin/sh\n" + commands + "\n");
    assertTrue(file.toFile().setExecutable(true));
    return file.toString();
  }

  @Test
  void after_a_failure_the_servers_are_left_alone_for_ever_longer() throws Exception {
    box.set("dns.key-name", "nobody");
    Renewal renewal = box.renewal();
    Instant start = box.now.get();
    renewal.look();
    AcmeState failed = renewal.state();
    assertEquals(start.plusSeconds(66), failed.nextAttempt());
    box.now.set(start.plusSeconds(65));
    renewal.look();
    assertSame(failed.lastFailure(), renewal.state().lastFailure());
    box.now.set(start.plusSeconds(66));
    renewal.look();
    assertEquals(
        start.plusSeconds(66).plus(Duration.ofSeconds(132)), renewal.state().nextAttempt());
  }
}
