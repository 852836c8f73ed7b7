package dev.controllerstatus.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.sample.Fact.Connection;
import dev.controllerstatus.sample.Fact.Lookup;
import dev.controllerstatus.sample.Fact.Peer;
import dev.controllerstatus.sample.Fault.Local;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Fault.Untrusted;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What takes time to tell: two faults at once, trouble that comes and goes, and what is no fault.
 */
class StoriesTest {
  private final Site site = new Site(MatrixTest.REMOTES).rounds(12);

  @Test
  void the_worse_of_two_faults_comes_first_and_hides_nothing() {
    World blocked =
        Worlds.some(
            MatrixTest.kind("amqp"),
            World::cut,
            r -> new World.Look(r).ending(1).ports("connected", 20).done());
    World slow = Worlds.slow(MatrixTest.named("backend"), Duration.ofMillis(800));
    World both =
        new World() {
          @Override
          Outcome service(Remote remote, long round, Instant at) {
            return (remote.kind().equals("amqp") ? blocked : slow).service(remote, round, at);
          }

          @Override
          Outcome path(Remote remote, boolean isBad) {
            return (remote.kind().equals("amqp") ? blocked : slow).path(remote, isBad);
          }
        };
    assertEquals(List.of("firewall.port-blocked", "service.slow"), site.in(both).rounds(3).codes());
  }

  @Test
  void a_broken_gateway_leaves_an_old_fault_of_a_service_unjudged() {
    World expired =
        Worlds.untrusted(
            MatrixTest.named("backend"), Untrusted.Reason.EXPIRED, Duration.ofMillis(4));
    site.in(expired).rounds(4).in(Worlds.notForwarding()).rounds(3);
    assertEquals(List.of("gateway.not-forwarding"), site.codes());
    assertTrue(site.finding().notJudged().contains(new TargetId("https", "backend")));
  }

  @Test
  void one_filtered_name_and_inspection_are_two_faults() {
    World name = Worlds.name(MatrixTest.named("sentry"));
    World inspected = Worlds.inspected(MatrixTest.named("backend"));
    World both =
        new World() {
          @Override
          Outcome service(Remote remote, long round, Instant at) {
            return (remote.name().equals("sentry") ? name : inspected).service(remote, round, at);
          }

          @Override
          Outcome path(Remote remote, boolean isBad) {
            return (remote.name().equals("sentry") ? name : inspected).path(remote, isBad);
          }
        };
    assertEquals(
        List.of("dns.name-blocked", "firewall.tls-inspection"), site.in(both).rounds(3).codes());
  }

  @Test
  void a_hung_firewall_is_named_with_its_standby_and_the_second_it_began() {
    Instant before = site.now();
    Cause cause = site.in(Worlds.notForwarding()).rounds(2).finding().causes().getFirst();
    assertEquals("standby", cause.values().get("form"));
    assertEquals(before.plusMillis(300), cause.since());
    assertEquals(Owner.SITE_IT, cause.owner());
  }

  @Test
  void an_old_connection_that_lives_on_does_not_excuse_the_gateway() {
    World kept =
        new Like(Worlds.notForwarding()) {
          @Override
          Outcome service(Remote remote, long round, Instant at) {
            return remote.kind().equals("amqp")
                ? Site.up(
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ofMillis(30),
                    List.of(new Connection(Duration.ofMinutes(9), Duration.ofSeconds(5), "alive")))
                : super.service(remote, round, at);
          }
        };
    Finding finding = site.in(kept).rounds(3).finding();
    assertEquals(Code.GATEWAY_NOT_FORWARDING, finding.causes().getFirst().code());
    assertTrue(
        finding.causes().getFirst().proofs().stream()
            .anyMatch(proof -> proof.says() == Says.KEPT_ALIVE));
  }

  @Test
  void a_link_that_flaps_is_unstable_and_not_down() {
    World flapping =
        new World() {
          @Override
          Outcome box(long round) {
            int changes = (int) (round - 12) + 1;
            boolean isDown = round % 3 == 0;
            return isDown
                ? Site.down(
                    new Local(Local.Reason.NO_CARRIER, ""),
                    Duration.ofMillis(1),
                    boxFacts(changes, Duration.ofMillis(1)).getFirst())
                : new Outcome.Up(
                    Duration.ofMillis(1), phases(1), boxFacts(changes, Duration.ofMillis(1)));
          }
        };
    assertEquals(List.of("link.unstable"), site.in(flapping).rounds(6).codes());
  }

  @Test
  void stalls_of_one_broker_at_a_steady_pace_are_the_brokers() {
    World broker = Changing.stalling(MatrixTest.kind("amqp"));
    World well = new World();
    Instant first = site.now().plusSeconds(12 * 5);
    site.in(Changing.timed(round -> round % 24 == 0 ? broker : well)).rounds(24 * 4);
    Cause cause = site.finding().causes().getFirst();
    assertEquals(Code.SERVICE_INTERMITTENT, cause.code());
    assertEquals(1, site.finding().causes().size());
    assertEquals("PT2M", cause.values().get("period"));
    assertEquals(first.plusMillis(300), cause.since());
  }

  @Test
  void one_blip_is_nothing() {
    World broker = Worlds.some(MatrixTest.kind("amqp"), World::cut, r -> new World.Look(r).done());
    site.in(broker).rounds(1).in(new World()).rounds(3);
    assertEquals(List.of(), site.codes());
  }

  @Test
  void connections_that_die_of_silence_again_and_again_are_cut_by_a_firewall() {
    World cut =
        new World() {
          @Override
          Outcome service(Remote remote, long round, Instant at) {
            boolean isDeath = remote.kind().equals("amqp") && round % 12 == 0;
            return isDeath
                ? Site.up(
                    Duration.ofMillis(20),
                    Duration.ZERO,
                    Duration.ofMillis(30),
                    List.of(
                        new Peer(remote.address()),
                        new Connection(Duration.ofMinutes(1), Duration.ofSeconds(60), "reset")))
                : super.service(remote, round, at);
          }
        };
    assertEquals(List.of("firewall.idle-timeout"), site.in(cut).rounds(30).codes());
  }

  @Test
  void a_fail_over_that_worked_is_an_event_and_no_cause() {
    World other =
        new World() {
          @Override
          Outcome gateway(long round) {
            return gatewayUp(LAN, "02:00:00:00:00:02");
          }
        };
    Finding finding = site.in(other).rounds(2).finding();
    assertEquals(List.of(), finding.causes());
    assertEquals(Event.Kind.GATEWAY_FAILOVER, finding.events().getFirst().kind());
  }

  @Test
  void a_time_without_samples_is_a_gap_and_no_outage() {
    Finding finding = site.gap(Duration.ofMinutes(10)).rounds(1).finding();
    assertEquals(List.of(), finding.causes());
    assertEquals(List.of(Event.Kind.BOX_GAP), finding.events().stream().map(Event::kind).toList());
  }

  @Test
  void one_dead_resolver_of_two_degrades_only() {
    World one =
        Worlds.some(
            Remote::isDns,
            r -> {
              var facts =
                  new ArrayList<>(World.lookups(r.address(), "NOERROR", "NXDOMAIN", World.LAN));
              facts.add(new Lookup("192.168.7.54", "udp", "cached", null, "timeout"));
              facts.add(new Lookup("192.168.7.54", "tcp", "cached", null, "timeout"));
              return new Outcome.Up(World.LAN, World.phases(4_000), facts);
            },
            r -> new World.Look(r).done());
    assertEquals(List.of("dns.degraded"), site.in(one).rounds(3).codes());
  }

  @Test
  void what_nothing_explains_is_unknown_and_nobodys() {
    World odd =
        Worlds.some(
            MatrixTest.named("backend"),
            _ -> World.failed(Unreachable.Reason.RESET, Stage.ANSWER, 30),
            r -> new World.Look(r).done());
    assertEquals(List.of(), site.in(odd).rounds(2).codes());
    Cause cause = site.rounds(5).finding().causes().getFirst();
    assertEquals(Code.UNKNOWN, cause.code());
    assertEquals(Owner.UNKNOWN, cause.owner());
  }

  @Test
  void several_blocked_ports_are_a_cause_each() {
    Set<String> blocked = Set.of("rabbitmq", "sentry");
    World ports =
        Worlds.some(
            r -> blocked.contains(r.name()),
            World::cut,
            r -> new World.Look(r).ending(1).ports("connected", 20).done());
    assertEquals(
        List.of("firewall.port-blocked", "firewall.port-blocked"),
        site.in(ports).rounds(3).codes());
  }
}
