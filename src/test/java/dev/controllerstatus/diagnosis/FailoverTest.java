package dev.controllerstatus.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.controllerstatus.sample.Fact.Connection;
import dev.controllerstatus.sample.Fact.Peer;
import dev.controllerstatus.sample.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** What a standby that takes over does to connections is neither a filter nor a service's own. */
class FailoverTest {
  private static final List<Long> OUTAGES = List.of(18L, 24L, 30L);
  private final Site site = new Site(MatrixTest.REMOTES).rounds(12);

  @Test
  void connections_that_die_while_another_unit_takes_over_were_not_forgotten_for_being_quiet() {
    assertEquals(List.of(), site.in(broker(taken(), dies())).rounds(22).codes());
  }

  @Test
  void connections_that_die_the_same_way_without_a_fail_over_were() {
    site.in(broker(_ -> 1, dies())).rounds(22);
    assertEquals(List.of("firewall.idle-timeout"), site.codes());
  }

  @Test
  void stalls_while_another_unit_takes_over_are_not_the_services_own() {
    assertEquals(List.of(), site.in(broker(taken(), stalls())).rounds(22).codes());
  }

  @Test
  void the_same_stalls_without_a_fail_over_are() {
    site.in(broker(_ -> 1, stalls())).rounds(22);
    assertEquals(List.of("service.intermittent"), site.codes());
  }

  /** Another unit has the address after each of the outages. */
  private static LongUnaryOperator taken() {
    return round -> 1 + OUTAGES.stream().filter(outage -> outage <= round).count();
  }

  private static Outcome dies() {
    return connected(Duration.ofMillis(30), "reset");
  }

  private static Outcome stalls() {
    return connected(Duration.ofMillis(2_500), "alive");
  }

  private static Outcome connected(Duration answer, String state) {
    return Site.up(
        Duration.ofMillis(20),
        Duration.ZERO,
        answer,
        List.of(
            new Peer("198.51.100.10"),
            new Connection(Duration.ofMinutes(1), Duration.ofSeconds(30), state)));
  }

  /** The broker has this trouble in the rounds of the outages. */
  private static World broker(LongUnaryOperator unit, Outcome trouble) {
    LongPredicate isOutage = OUTAGES::contains;
    return new World() {
      @Override
      Outcome gateway(long round) {
        return gatewayUp(LAN, "02:00:00:00:00:0" + unit.applyAsLong(round));
      }

      @Override
      Outcome service(Remote remote, long round, Instant at) {
        return remote.kind().equals("amqp") && isOutage.test(round)
            ? trouble
            : super.service(remote, round, at);
      }
    };
  }
}
