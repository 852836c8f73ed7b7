package dev.controllerstatus.certs.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.controllerstatus.lab.Lab;
import java.net.InetSocketAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xbill.DNS.SimpleResolver;

/** Without a server of the configuration, as with a hook: the resolver of the system knows. */
@ExtendWith(Lab.class)
class ZonesTest {
  private final Zones zones;

  ZonesTest(Lab.Servers lab) {
    zones =
        new Zones(
            null,
            () -> new SimpleResolver(new InetSocketAddress("127.0.0.1", lab.port("bind.dns"))));
  }

  @Test
  void an_alias_is_followed_into_its_zone() throws Exception {
    var end = zones.follow(DnsNames.of("_acme-challenge.depot.customer.test"));
    assertEquals("depot.challenges.acme.test.", end.toString());
    assertEquals("acme.test.", zones.zoneOf(end).toString());
  }

  @Test
  void the_servers_of_a_zone_are_found() throws Exception {
    assertEquals(Set.of(new DnsServer("127.0.0.1", 53)), zones.serversOf(DnsNames.of("acme.test")));
  }
}
