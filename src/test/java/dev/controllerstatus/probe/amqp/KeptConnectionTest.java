package dev.controllerstatus.probe.amqp;

import static dev.controllerstatus.probe.amqp.Rabbit.canaries;
import static dev.controllerstatus.probe.amqp.Rabbit.facts;
import static dev.controllerstatus.probe.amqp.Rabbit.fault;
import static dev.controllerstatus.probe.amqp.Rabbit.states;
import static dev.controllerstatus.probe.amqp.Rabbit.up;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.lab.Lab;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Stage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What firewalls do to connections that are kept, with a real RabbitMQ behind them. */
@ExtendWith(Lab.class)
class KeptConnectionTest {
  private final Lab.Servers servers;
  private final AmqpProbe probe;

  KeptConnectionTest(Lab.Servers servers) throws Exception {
    this.servers = servers;
    this.probe = Rabbit.probe(servers);
  }

  @AfterEach
  void leaves() {
    probe.close();
  }

  private Outcome through(Relay relay, String more) throws InterruptedException {
    String url = "url: amqp://probe:probe-secret@127.0.0.1:%d/site\n".formatted(relay.port());
    return Rabbit.attempt(probe, url + more);
  }

  @Test
  void a_connection_that_dies_in_silence_is_told_and_a_new_one_serves() throws Exception {
    try (Relay relay = new Relay(servers.port("rabbitmq.amqp"))) {
      up(through(relay, "timeout: 2s"));
      relay.forgetAll();
      Outcome.Up up = up(through(relay, "timeout: 2s"));
      assertEquals(List.of("silent", "new"), states(up));
      assertTrue(up.latency().compareTo(Duration.ofMillis(700)) > 0, up::toString);
      assertEquals(List.of("alive"), states(up(through(relay, "timeout: 2s"))));
    }
  }

  @Test
  void a_connection_that_is_reset_is_told_and_a_new_one_serves() throws Exception {
    try (Relay relay = new Relay(servers.port("rabbitmq.amqp"))) {
      up(through(relay, ""));
      relay.resetAll();
      assertEquals(List.of("reset", "new"), states(up(through(relay, ""))));
    }
  }

  @Test
  void new_connections_that_die_while_the_old_one_lives_are_noticed() throws Exception {
    try (Relay relay = new Relay(servers.port("rabbitmq.amqp"))) {
      up(through(relay, ""));
      relay.refuseNew();
      Outcome outcome = through(relay, "");
      for (int i = 0; i < 6 && outcome instanceof Outcome.Up; i++) {
        outcome = through(relay, "");
      }
      assertEquals(new Unreachable(Unreachable.Reason.REFUSED, Stage.CONNECT), fault(outcome));
      assertEquals(List.of("alive"), states(outcome));
      assertEquals("delivered", canaries(outcome).getFirst().stage());
      assertInstanceOf(Outcome.Down.class, through(relay, ""), "and go on being noticed");
    }
  }

  @Test
  void a_connection_that_is_cut_because_it_idles_is_told_with_its_age() throws Exception {
    try (Relay relay = new Relay(servers.port("rabbitmq.amqp"))) {
      String settings = "timeout: 1s\nidle-check: 1s";
      up(through(relay, settings));
      up(through(relay, settings)); // Opens the second connection.
      relay.forgetAll();
      up(through(relay, settings)); // The first is replaced, and the second with it.
      up(through(relay, settings));
      relay.forgetLast();
      TimeUnit.MILLISECONDS.sleep(1100); // What idles must idle.
      Outcome.Up up = up(through(relay, settings));
      List<Fact.Connection> cut =
          facts(up, Fact.Connection.class).stream()
              .filter(c -> c.state().equals("silent"))
              .toList();
      assertEquals(1, cut.size(), up::toString);
      assertTrue(cut.getFirst().idle().toMillis() >= 1000, up::toString);
      assertTrue(states(up).contains("alive"), up::toString);
    }
  }
}
