package dev.controllerstatus.probe.amqp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.lab.Lab;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Refused;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The probe against a real RabbitMQ. */
@ExtendWith(Lab.class)
class RabbitMqTest {
  private final Lab.Servers servers;
  private final int plain;
  private final int secure;

  RabbitMqTest(Lab.Servers servers) {
    this.servers = servers;
    plain = servers.port("rabbitmq.amqp");
    secure = servers.port("rabbitmq.amqps");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amqp://127.0.0.1:%d",
        "amqp://[::1]:%d",
        "amqp://probe:probe-secret@127.0.0.1:%d",
        "amqp://probe:probe-secret@127.0.0.1:%d/%%2f",
        "amqp://probe:probe-secret@127.0.0.1:%d/site",
      })
  void it_is_up_and_says_what_it_is(String url) throws Exception {
    assertUp(attempt("url: " + url.formatted(plain)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"amqps://localhost:%d", "amqps://probe:probe-secret@localhost:%d/site"})
  void it_is_up_over_tls(String url) throws Exception {
    Outcome.Up up = assertUp(attempt("url: " + url.formatted(secure)));
    assertTrue(up.facts().stream().anyMatch(Fact.Certificate.class::isInstance));
    assertTrue(up.phases().tls() != null, () -> up.toString());
  }

  @Test
  void a_password_file_serves_as_well(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "probe-secret\n");
    String settings = "url: amqp://127.0.0.1:%d/site\nuser: probe\npassword-file: %s";
    assertUp(attempt(settings.formatted(plain, file)));
  }

  @Test
  void a_wrong_password_is_a_refused_login() throws Exception {
    Fault fault = fault(attempt("url: amqp://probe:wrong-secret@127.0.0.1:%d".formatted(plain)));
    Refused refused = assertInstanceOf(Refused.class, fault);
    assertEquals(Refused.Reason.LOGIN, refused.reason());
    assertTrue(refused.detail().startsWith("403 ACCESS_REFUSED"), refused.detail());
  }

  @Test
  void an_unknown_vhost_and_a_forbidden_one_are_refused_vhosts() throws Exception {
    assertEquals(
        new Refused(Refused.Reason.VHOST, "missing"),
        fault(attempt("url: amqp://probe:probe-secret@127.0.0.1:%d/missing".formatted(plain))));
    assertEquals(
        new Refused(Refused.Reason.VHOST, "site"),
        fault(attempt("url: amqp://nobody:nobody-secret@127.0.0.1:%d/site".formatted(plain))));
  }

  @Test
  void tls_on_the_plain_port_and_plain_on_the_tls_port_are_told_apart() throws Exception {
    assertEquals("not-tls", fault(attempt("url: amqps://127.0.0.1:" + plain)).code());
    assertEquals("tls-expected", fault(attempt("url: amqp://127.0.0.1:" + secure)).code());
  }

  @Test
  void a_web_server_is_no_broker() throws Exception {
    Fault fault = fault(attempt("url: amqps://localhost:" + servers.port("nginx.good")));
    assertEquals("protocol/malformed", fault.layer() + "/" + fault.code());
    assertTrue(fault.detail().startsWith("HTTP/1.1 400"), fault.detail());
  }

  @Test
  void a_broker_that_hangs_is_silent() throws Exception {
    servers.pause("rabbitmq");
    try {
      assertEquals(
          new Unreachable(Unreachable.Reason.SILENT, Stage.ANSWER),
          fault(attempt("url: amqp://127.0.0.1:%d\ntimeout: 500ms".formatted(plain))));
    } finally {
      servers.resume("rabbitmq");
    }
  }

  private Outcome attempt(String settings) throws Exception {
    try (AmqpProbe probe = Rabbit.probe(servers)) {
      return Rabbit.attempt(probe, settings);
    }
  }

  private static Outcome.Up assertUp(Outcome outcome) {
    Outcome.Up up = assertInstanceOf(Outcome.Up.class, outcome, () -> outcome.toString());
    assertTrue(
        up.facts().stream()
            .anyMatch(f -> f instanceof Fact.Spoken(var it) && it.startsWith("AMQP 0-9-1 Rabbit")),
        () -> outcome.toString());
    return up;
  }

  private static Fault fault(Outcome outcome) {
    return assertInstanceOf(Outcome.Down.class, outcome, () -> outcome.toString()).fault();
  }
}
