package dev.controllerstatus.probe.packet;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.controllerstatus.probe.Deadline;
import dev.controllerstatus.probe.Site;
import dev.controllerstatus.sample.Fact;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a network of its own: a gateway, a router and a far end. */
class PacketTest {
  private static final Path NET = Path.of("/proc/thread-self/net");
  private static final Echo.Pace PACE = new Echo.Pace(Duration.ofMillis(5), Duration.ofMillis(150));
  private static Site site;

  @BeforeAll
  static void build() throws Exception {
    assumeTrue(Site.isPossible(), "needs root and iproute2: what packets do is NOT tested here");
    site = new Site();
  }

  @AfterAll
  static void remove() throws Exception {
    if (site != null) {
      site.close();
    }
  }

  @AfterEach
  void lift() throws Exception {
    site.on("gw", "nft flush ruleset");
    site.on("isp", "nft flush ruleset");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.9.3.2", "fd09:3::2"})
  void echoes_come_back_from_afar(String host) throws Exception {
    InetAddress far = InetAddress.getByName(host);
    Fact.Echoes echoes = echoes(new Echo.Ask(far, Echo.USUAL, 5));
    assertEquals(5, echoes.sent());
    assertEquals(5, echoes.received());
    assertNotNull(echoes.median());
  }

  @Test
  void echoes_that_nobody_answers_are_counted_as_sent() throws Exception {
    drop("gw", "icmp type echo-request");
    Fact.Echoes echoes = echoes(new Echo.Ask(address("10.9.3.2"), Echo.USUAL, 3));
    assertEquals("10.9.3.2 3 0", echoes.to() + " " + echoes.sent() + " " + echoes.received());
  }

  @Test
  void whole_packets_show_how_large_one_may_be() throws Exception {
    site.on("gw", "ip link set wan0 mtu 1300");
    List<Echo.Ask> asks =
        List.of(1500, 1301, 1300, 576).stream()
            .map(bytes -> new Echo.Ask(address("10.9.3.2"), bytes, 1))
            .toList();
    List<Fact.Echoes> echoes = site.in("box", () -> Echo.measureWhole(asks, PACE));
    site.on("gw", "ip link set wan0 mtu 1500");
    assertEquals("0 0 1 1", echoes.stream().map(e -> e.received() + "").collect(joining(" ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.9.3.2", "fd09:3::2"})
  void the_way_to_a_closed_port_ends_with_a_reset(String host) throws Exception {
    String near = host.startsWith("1") ? "10.9.1.1" : "fd09:1:0:0:0:0:0:1";
    List<Fact.Hop> hops = hops(FarEnd.tcp(address(host), 81));
    assertEquals("time-exceeded time-exceeded reset", answers(hops));
    assertEquals(near, hops.getFirst().from());
    assertEquals(address(host).getHostAddress(), hops.getLast().from());
  }

  @Test
  void the_way_to_an_open_port_ends_with_a_connection() throws Exception {
    try (ServerSocket server = site.in("far", () -> new ServerSocket(0))) {
      FarEnd open = FarEnd.tcp(address("10.9.3.2"), server.getLocalPort());
      assertEquals("time-exceeded time-exceeded connected", answers(hops(open)));
    }
  }

  @Test
  void the_way_of_a_datagram_to_a_closed_port_ends_with_what_the_far_end_says() throws Exception {
    FarEnd closed = FarEnd.udp(address("10.9.3.2"), 81, new byte[1]);
    assertEquals("time-exceeded time-exceeded port-unreachable", answers(hops(closed)));
  }

  @Test
  void a_firewall_that_drops_is_followed_by_three_silent_steps() throws Exception {
    drop("gw", "tcp dport 81");
    List<Fact.Hop> hops = hops(FarEnd.tcp(address("10.9.3.2"), 81));
    assertEquals("time-exceeded silent silent silent", answers(hops));
  }

  @Test
  void who_prohibits_is_named() throws Exception {
    rule("isp", "tcp dport 81 reject with icmp type admin-prohibited");
    List<Fact.Hop> hops = hops(FarEnd.tcp(address("10.9.3.2"), 81));
    assertEquals("time-exceeded time-exceeded admin-prohibited", answers(hops));
    assertEquals("10.9.2.2", hops.getLast().from());
  }

  @Test
  void the_gateway_is_found_with_its_hardware_address() throws Exception {
    Routes.Default route = site.in("box", () -> Routes.four(NET)).getFirst();
    assertEquals("site0", route.link());
    InetAddress gateway = route.gateway().orElseThrow();
    echoes(new Echo.Ask(gateway, Echo.USUAL, 1));
    Fact.Neighbour known = site.in("box", () -> Neighbours.find(gateway)).orElseThrow();
    assertEquals("10.9.1.1", known.address());
    assertTrue(known.hardware().matches("(\\p{XDigit}{2}:){5}\\p{XDigit}{2}"), known.hardware());
    assertEquals("none", site.in("box", () -> Neighbours.find(address("10.9.1.77"))).get().state());
  }

  @Test
  void a_change_of_the_boxs_network_is_heard_at_once() throws Exception {
    List<String> changes =
        List.of(
            "ip link add spare type veth peer name other",
            "ip link set spare up",
            "ip addr add 10.9.8.1/24 dev spare",
            "ip route add 10.9.9.0/24 via 10.9.8.9",
            "ip -6 route add fd09:9::/64 dev spare",
            "ip link set spare down",
            "ip link del spare");
    Semaphore heard = new Semaphore(0);
    try (LinkEvents _ = site.in("box", () -> LinkEvents.listen(heard::release))) {
      for (String change : changes) {
        awaitQuiet(heard); // What one change brings about later is not the next one.
        site.on("box", change);
        assertTrue(heard.tryAcquire(500, MILLISECONDS), change);
      }
    }
  }

  /** Until nothing is heard for longer than two calls are apart; how many there were. */
  private static int awaitQuiet(Semaphore heard) throws InterruptedException {
    int calls = 0;
    while (heard.tryAcquire(700, MILLISECONDS)) {
      calls++;
    }
    return calls;
  }

  @Test
  void a_thousand_changes_are_few_calls_and_none_after_the_end() throws Exception {
    String batch =
        "sh -c 'for i in $(seq 1000); do echo route %s 10.8.$((i/250)).$((i%%250)) via 10.9.1.1;"
            + " done | ip -batch -'";
    Semaphore heard = new Semaphore(0);
    try (LinkEvents _ = site.in("box", () -> LinkEvents.listen(heard::release))) {
      site.on("box", batch.formatted("add"));
      int calls = awaitQuiet(heard);
      assertTrue(calls >= 1 && calls <= 4, calls + " calls");
    }
    awaitQuiet(heard); // What had come before the end.
    site.on("box", batch.formatted("del"));
    assertFalse(heard.tryAcquire(600, MILLISECONDS));
  }

  @Test
  void the_gateway_of_version_6_is_found_too() throws Exception {
    Routes.Default route = site.in("box", () -> Routes.six(NET)).getFirst();
    assertEquals(address("fd09:1::1"), route.gateway().orElseThrow());
  }

  @Test
  void whoever_has_the_gateways_address_answers_and_another_with_the_boxs_is_heard()
      throws Exception {
    try (Overheard ears = new Overheard()) {
      Place place = site.in("box", () -> Place.of(Routes.four(NET).getFirst())).orElseThrow();
      Overheard.Answers alone = site.in("box", () -> ears.ask(place, Duration.ofMillis(300)));
      assertEquals(1, alone.hardware().size());
      assertEquals(List.of(), ears.claimsOfOwn(place));

      site.on("gw", "ip addr add 10.9.1.2/24 dev lan0");
      // Every second time.
      site.in("box", () -> ears.ask(place, Duration.ofMillis(300)));
      site.in("box", () -> ears.ask(place, Duration.ofMillis(300)));
      site.on("gw", "ip addr del 10.9.1.2/24 dev lan0");
      String hardware = alone.hardware().getFirst();
      assertEquals(List.of(new Fact.Claim("10.9.1.2", hardware)), ears.claimsOfOwn(place));
    }
  }

  private static Fact.Echoes echoes(Echo.Ask ask) throws Exception {
    return site.in("box", () -> Echo.measure(List.of(ask), PACE)).getFirst();
  }

  private static List<Fact.Hop> hops(FarEnd to) throws Exception {
    return site.in("box", () -> Trace.run(to, 0, Deadline.in(Duration.ofSeconds(3))));
  }

  private static String answers(List<Fact.Hop> hops) {
    return hops.stream().map(Fact.Hop::answer).collect(joining(" "));
  }

  private static void drop(String host, String what) throws Exception {
    rule(host, what + " drop");
  }

  private static void rule(String host, String rule) throws Exception {
    String table =
        "add table inet f; add chain inet f c { type filter hook forward priority 0; }; ";
    site.on(host, "nft '" + table + "add rule inet f c " + rule + "'");
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
