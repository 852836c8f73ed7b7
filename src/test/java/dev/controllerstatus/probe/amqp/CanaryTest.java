package dev.controllerstatus.probe.amqp;

import static dev.controllerstatus.probe.amqp.Rabbit.canaries;
import static dev.controllerstatus.probe.amqp.Rabbit.facts;
import static dev.controllerstatus.probe.amqp.Rabbit.fault;
import static dev.controllerstatus.probe.amqp.Rabbit.states;
import static dev.controllerstatus.probe.amqp.Rabbit.up;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import dev.controllerstatus.lab.Lab;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Refused;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Stage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages to ourselves through a real RabbitMQ, and what befalls kept connections. */
@ExtendWith(Lab.class)
class CanaryTest {
  private final Lab.Servers servers;
  private final AmqpProbe probe;

  CanaryTest(Lab.Servers servers) throws Exception {
    this.servers = servers;
    this.probe = Rabbit.probe(servers);
  }

  @AfterEach
  void leaves() {
    probe.close();
  }

  private static String url(int port) {
    return "url: amqp://probe:probe-secret@127.0.0.1:%d/site\n".formatted(port);
  }

  private Outcome attempt(String more) throws InterruptedException {
    return Rabbit.attempt(probe, url(servers.port("rabbitmq.amqp")) + more);
  }

  @Test
  void a_message_comes_back_on_a_connection_that_is_kept() throws Exception {
    Outcome.Up first = up(attempt(""));
    assertEquals(List.of("new"), states(first));
    Outcome.Up second = up(attempt(""));
    assertEquals(List.of("alive"), states(second));
    assertNull(second.phases().connect());
    Fact.Canary canary = canaries(second).getFirst();
    assertEquals("delivered", canary.stage());
    assertEquals(second.latency(), canary.took());
    assertEquals(1, facts(second, Fact.Peer.class).size());
    assertEquals(1, facts(second, Fact.Spoken.class).size());
  }

  @Test
  void it_works_over_tls() throws Exception {
    String settings =
        "url: amqps://probe:probe-secret@localhost:%d/site"
            .formatted(servers.port("rabbitmq.amqps"));
    up(Rabbit.attempt(probe, settings));
    Outcome.Up second = up(Rabbit.attempt(probe, settings));
    assertEquals(List.of("alive"), states(second));
    assertEquals(1, facts(second, Fact.Certificate.class).size());
  }

  @Test
  void a_broker_that_is_short_of_memory_is_blocked_until_it_has_some() throws Exception {
    up(attempt(""));
    Rabbit.ctl(servers, "set_vm_memory_high_watermark", "absolute", "1MB");
    try {
      Refused blocked = new Refused(Refused.Reason.BLOCKED, "low on memory");
      assertEquals(blocked, fault(attempt("")));
      Outcome again = attempt("");
      assertEquals(blocked, fault(again));
      assertEquals(List.of("alive"), states(again));
    } finally {
      Rabbit.ctl(servers, "set_vm_memory_high_watermark", "absolute", "512MB");
    }
    Outcome.Up after = up(attempt(""));
    assertEquals(List.of("alive"), states(after));
  }

  @Test
  void a_broker_that_hangs_is_silent_and_afterwards_the_same_connection_goes_on() throws Exception {
    up(attempt("timeout: 2s"));
    servers.pause("rabbitmq");
    try {
      assertEquals(
          new Unreachable(Unreachable.Reason.SILENT, Stage.ANSWER), fault(attempt("timeout: 1s")));
    } finally {
      servers.resume("rabbitmq");
    }
    assertEquals(List.of("alive"), states(up(attempt("timeout: 2s"))));
  }

  @Test
  void one_queue_that_takes_nothing_is_told_from_the_others() throws Exception {
    try (Operator operator = new Operator(servers)) {
      operator.channel.queueDeclare(
          "canary-full",
          true,
          false,
          false,
          Map.of("x-max-length", 0, "x-overflow", "reject-publish"));
      Outcome outcome = attempt("queues: [canary-full, canary-fine]\ntimeout: 2s");
      operator.channel.queueDelete("canary-full");
      assertEquals(
          new Refused(Refused.Reason.DENIED, "queue canary-full: takes no message"),
          fault(outcome));
      assertEquals(
          List.of("canary-full sent", "canary-fine delivered"),
          canaries(outcome).stream().map(c -> c.queue() + " " + c.stage()).toList());
      probe.close();
      operator.channel.queueDelete("canary-fine");
    }
  }

  @Test
  void a_queue_that_was_deleted_is_declared_anew() throws Exception {
    up(attempt("queues: canary-deleted"));
    try (Operator operator = new Operator(servers)) {
      operator.channel.queueDelete("canary-deleted");
      assertEquals(List.of("alive"), states(up(attempt("queues: canary-deleted"))));
      probe.close();
      operator.channel.queueDelete("canary-deleted");
    }
  }

  @Test
  void messages_of_others_are_left_where_they_are() throws Exception {
    try (Operator operator = new Operator(servers)) {
      operator.channel.queueDeclare("orders", false, false, false, Map.of());
      operator.channel.basicPublish("", "orders", null, new byte[] {1});
      Fault fault = fault(attempt("queues: orders"));
      assertEquals(
          new Fault.Protocol(
              Fault.Protocol.Reason.UNEXPECTED_ANSWER, "queue orders holds messages of others"),
          fault);
      assertArrayEquals(new byte[] {1}, operator.first("orders"));
      operator.channel.queueDelete("orders");
    }
  }

  @Test
  void a_connection_that_the_broker_closes_is_told_and_opened_again() throws Exception {
    up(attempt(""));
    Rabbit.ctl(servers, "close_all_connections", "--global", "test");
    assertEquals(List.of("closed", "new"), states(up(attempt(""))));
  }

  @Test
  void at_the_end_nothing_is_left() throws Exception {
    up(attempt(""));
    up(attempt(""));
    probe.close();
    assertEquals("", Rabbit.ctl(servers, "-s", "list_queues", "-p", "site", "name"));
    assertEquals("", Rabbit.ctl(servers, "-s", "list_connections", "name"));
  }

  @Test
  void a_missing_permission_is_a_refused_login_and_those_of_the_manual_are_enough()
      throws Exception {
    Rabbit.ctl(servers, "set_permissions", "-p", "site", "nobody", "^$", "^$", "^$");
    String nobody =
        "url: amqp://nobody:nobody-secret@127.0.0.1:%d/site"
            .formatted(servers.port("rabbitmq.amqp"));
    try {
      Fault fault = fault(Rabbit.attempt(probe, nobody));
      assertEquals("refused/login", fault.layer() + "/" + fault.code());
      assertTrue(fault.detail().startsWith("403 ACCESS_REFUSED - access to queue"), fault::detail);
      String ours = "^controller-status\\.canary\\.";
      String exchange = "^amq\\.default$";
      Rabbit.ctl(servers, "set_permissions", "-p", "site", "nobody", ours, exchange, ours);
      up(Rabbit.attempt(probe, nobody));
    } finally {
      Rabbit.ctl(servers, "clear_permissions", "-p", "site", "nobody");
    }
  }

  @Test
  void without_the_canary_nothing_is_kept() throws Exception {
    Outcome.Up up = up(attempt("canary: false"));
    assertFalse(
        Stream.of(up).flatMap(u -> u.facts().stream()).anyMatch(Fact.Canary.class::isInstance));
    assertEquals(List.of(), states(up));
  }

  /** Somebody who works on the same broker. */
  private static final class Operator implements AutoCloseable {
    private final Connection connection;
    private final Channel channel;

    private Operator(Lab.Servers servers) throws Exception {
      ConnectionFactory factory = new ConnectionFactory();
      factory.setUri(
          "amqp://probe:probe-secret@127.0.0.1:%d/site".formatted(servers.port("rabbitmq.amqp")));
      connection = factory.newConnection();
      channel = connection.createChannel();
    }

    /** What is first in a queue; what was given back may take a moment. */
    private byte[] first(String queue) throws Exception {
      GetResponse got = channel.basicGet(queue, true);
      for (int i = 0; i < 50 && got == null; i++) {
        TimeUnit.MILLISECONDS.sleep(20);
        got = channel.basicGet(queue, true);
      }
      return got.getBody();
    }

    @Override
    public void close() throws IOException {
      connection.close();
    }
  }
}
