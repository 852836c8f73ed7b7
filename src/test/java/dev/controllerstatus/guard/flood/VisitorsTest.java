package dev.controllerstatus.guard.flood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.access.Source;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VisitorsTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // Wraps around, as it may.
  private final Limits limits =
      new Limits(
          5,
          3,
          new Limits.Rate(100, 10),
          new Limits.Rate(4, 2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1));
  private final Visitors visitors = new Visitors(limits, nanos::get);

  private static Source source(String address) {
    return Source.of(InetAddress.ofLiteral(address));
  }

  @Test
  void a_network_of_ipv6_is_one_source_and_an_address_of_ipv4_is_one() {
    assertEquals(source("2001:db8:1:2::1"), source("2001:db8:1:2:ffff::9"));
    assertNotEquals(source("2001:db8:1:2::1"), source("2001:db8:1:3::1"));
    assertNotEquals(source("192.168.1.2"), source("192.168.1.3"));
    assertEquals(source("192.168.1.2"), source("::ffff:192.168.1.2"));
    assertNotEquals(source("0.0.0.0"), source("::"));
  }

  @Test
  void places_are_bounded_by_source_and_in_all_and_come_free_again() {
    for (int i = 0; i < 3; i++) {
      assertTrue(visitors.enter(source("10.0.0.1")));
    }
    assertFalse(visitors.enter(source("10.0.0.1")));
    assertTrue(visitors.enter(source("10.0.0.2")));
    assertTrue(visitors.enter(source("10.0.0.3")));
    assertFalse(visitors.enter(source("10.0.0.4")));
    visitors.leave(source("10.0.0.1"));
    assertTrue(visitors.enter(source("10.0.0.4")));
  }

  @Test
  void after_a_burst_the_rate_is_steady() {
    Source one = source("10.0.0.1");
    for (int i = 0; i < 4; i++) {
      assertEquals(Duration.ZERO, visitors.ask(one));
    }
    assertEquals(Duration.ofMillis(500), visitors.ask(one));
    nanos.addAndGet(Duration.ofMillis(500).toNanos());
    assertEquals(Duration.ZERO, visitors.ask(one));
    assertEquals(Duration.ofMillis(500), visitors.ask(one));
    assertEquals(Duration.ZERO, visitors.ask(source("10.0.0.2")));
  }

  @Test
  void sources_at_rest_are_forgotten_and_connected_ones_are_not() {
    Source connected = source("10.0.0.1");
    for (int i = 0; i < 3; i++) {
      assertTrue(visitors.enter(connected));
    }
    for (int i = 0; i < 3 * Visitors.REMEMBERED; i++) {
      visitors.ask(new Source(true, i));
    }
    assertEquals(Visitors.REMEMBERED, visitors.remembered());
    assertFalse(visitors.enter(connected));
  }
}
