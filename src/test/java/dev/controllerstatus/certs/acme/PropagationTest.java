package dev.controllerstatus.certs.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.controllerstatus.certs.acme.AcmeState.Reason;
import dev.controllerstatus.lab.Lab;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Against a zone whose second server lags behind. */
@ExtendWith(Lab.class)
class PropagationTest {
  private static final TxtRecord RECORD =
      new TxtRecord(DnsNames.of("_acme-challenge.box.lagging.test"), "proof");
  @TempDir private Path folder;
  private final Lab.Servers lab;
  private final DnsServer secondary;

  PropagationTest(Lab.Servers lab) {
    this.lab = lab;
    secondary = new DnsServer("::1", lab.port("bind.dns"));
  }

  private boolean hasSecondary() throws Exception {
    return !secondary.ask(RECORD.name(), Type.TXT).getSection(Section.ANSWER).isEmpty();
  }

  @Test
  void it_waits_for_the_last_of_all_servers() throws Exception {
    assumeTrue(lab.get("ipv6").equals("yes"), "the secondary is on ::1");
    DnsTools dns = DnsTools.of(new AcmeBox(folder, lab).settings());
    assertFalse(hasSecondary());
    dns.records().add(RECORD);
    try {
      dns.propagation().await(RECORD);
      assertTrue(hasSecondary());
    } finally {
      dns.records().remove(RECORD);
    }
  }

  @Test
  void a_record_that_does_not_come_is_told_with_its_server() throws Exception {
    Zones zones = DnsTools.of(new AcmeBox(folder, lab).settings()).zones();
    TxtRecord never = new TxtRecord(DnsNames.of("never.acme.test"), "proof");
    AcmeTrouble trouble =
        assertThrows(AcmeTrouble.class, () -> new Propagation(zones, Duration.ZERO).await(never));
    assertEquals(Reason.DNS_LATE, trouble.reason());
    assertEquals(
        "The record never.acme.test did not appear within 0 s on: 127.0.0.1 port %d."
            .formatted(lab.port("bind.dns")),
        trouble.sentence());
  }
}
