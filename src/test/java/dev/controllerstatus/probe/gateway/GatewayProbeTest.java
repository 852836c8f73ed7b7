package dev.controllerstatus.probe.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.controllerstatus.config.Configured;
import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.Deadline;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.probe.Site;
import dev.controllerstatus.probe.packet.Overheard;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With a real gateway, in a network of its own. */
class GatewayProbeTest {
  private static final Path NET = Path.of("/proc/thread-self/net");
  private static Site site;
  private final Overheard overheard = new Overheard();
  private final GatewayProbe probe = new GatewayProbe(NET, overheard);

  @BeforeAll
  static void build() throws Exception {
    assumeTrue(Site.isPossible(), "needs root and iproute2: gateways are NOT tested here");
    site = new Site();
  }

  @AfterAll
  static void remove() throws Exception {
    if (site != null) {
      site.close();
    }
  }

  @Test
  void a_gateway_that_is_there_answers_with_its_hardware_address() throws Exception {
    Attempt attempt = attempt();
    Duration took = site.in("box", () -> probe.exchange(target("gateway"), attempt));
    Fact.Neighbour neighbour = (Fact.Neighbour) attempt.facts().get(0);
    Fact.Echoes echoes = (Fact.Echoes) attempt.facts().get(1);
    assertEquals("10.9.1.1 reachable", neighbour.address() + " " + neighbour.state());
    assertEquals("10.9.1.1 3 of 3", told(echoes));
    assertEquals(echoes.median(), took);
    assertEquals(2, attempt.facts().size());
  }

  @Test
  void that_of_version_6_is_asked_likewise() throws Exception {
    Attempt attempt = attempt();
    site.in("box", () -> probe.exchange(target("ipv6"), attempt));
    assertEquals("fd09:1:0:0:0:0:0:1 3 of 3", told((Fact.Echoes) attempt.facts().get(1)));
  }

  @Test
  void one_that_answers_no_echoes_is_there_when_it_answers_by_arp() throws Exception {
    site.on("gw", "sysctl -qw net.ipv4.icmp_echo_ignore_all=1");
    try {
      Attempt attempt = attempt();
      Duration took = site.in("box", () -> probe.exchange(target("gateway"), attempt));
      assertEquals("reachable", ((Fact.Neighbour) attempt.facts().getFirst()).state());
      assertTrue(took.isPositive(), "the time of the answer by ARP");
    } finally {
      site.on("gw", "sysctl -qw net.ipv4.icmp_echo_ignore_all=0");
    }
  }

  @Test
  void one_that_is_gone_is_missed_at_once() throws Exception {
    site.on("gw", "ip link set lan0 arp off");
    site.on("gw", "sysctl -qw net.ipv4.icmp_echo_ignore_all=1");
    try {
      Attempt attempt = attempt();
      assertEquals("unreachable/timeout connect", failure(attempt));
      assertEquals("failed", ((Fact.Neighbour) attempt.facts().getFirst()).state());
    } finally {
      site.on("gw", "ip link set lan0 arp on");
      site.on("gw", "sysctl -qw net.ipv4.icmp_echo_ignore_all=0");
    }
  }

  @Test
  void two_who_answer_for_its_address_are_told() throws Exception {
    // A second interface of the gateway's answers too, from another hardware address.
    site.on("gw", "ip link add link lan0 name twin type macvlan mode bridge");
    site.on("gw", "ip link set twin up");
    try {
      Attempt attempt = attempt();
      site.in("box", () -> probe.exchange(target("gateway"), attempt));
      List<Fact> claims = attempt.facts().stream().filter(Fact.Claim.class::isInstance).toList();
      assertEquals(2, claims.stream().distinct().count());
    } finally {
      site.on("gw", "ip link del twin");
    }
  }

  @Test
  void without_a_default_route_there_is_none() throws Exception {
    FaultException e =
        assertThrows(
            FaultException.class,
            () ->
                site.in(
                    "far",
                    () ->
                        new GatewayProbe(Path.of("/none"), overheard)
                            .exchange(target("gateway"), attempt())));
    assertEquals("local/no-gateway no default route", e.getMessage());
  }

  @Test
  void that_of_version_6_joins_where_there_is_one() throws Exception {
    List<Target> read = List.of(target("gateway"));
    List<Target> complete = site.in("box", () -> probe.complete(read));
    assertEquals(
        List.of("gateway/gateway", "gateway/ipv6"),
        complete.stream().map(target -> target.id().toString()).toList());
    assertEquals(read, new GatewayProbe(Path.of("/none"), overheard).complete(read));
  }

  private String failure(Attempt attempt) {
    return assertThrows(
            FaultException.class,
            () -> site.in("box", () -> probe.exchange(target("gateway"), attempt)))
        .getMessage();
  }

  private GatewayTarget target(String name) {
    return (GatewayTarget)
        probe.read(
            new TargetId("gateway", name), Configured.target("gateway", name, "enabled: true"));
  }

  private static Attempt attempt() {
    return new Attempt(Deadline.in(Duration.ofSeconds(2)));
  }

  private static String told(Fact.Echoes echoes) {
    return "%s %d of %d".formatted(echoes.to(), echoes.received(), echoes.sent());
  }
}
