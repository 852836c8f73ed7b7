package dev.controllerstatus.probe.amqp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.probe.BrokenServer;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.TcpProbeContract;
import dev.controllerstatus.probe.TestAuthority;
import dev.controllerstatus.probe.wire.Names;
import dev.controllerstatus.probe.wire.Trust;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Protocol;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Stage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AmqpProbeTest extends TcpProbeContract<AmqpTarget> {
  private static final Trust TRUST = new Trust(List.of());
  private static final Map<String, Object> RABBIT =
      Map.of("product", "RabbitMQ", "version", "3.10.8");

  @Override
  protected Probe<AmqpTarget> probe(Names names) {
    return new AmqpProbe(new Wire(names, TRUST), InstantSource.system());
  }

  @Override
  protected String settings(String host, int port) {
    return "url: amqp://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port);
  }

  @Override
  protected Stage firstStage() {
    return Stage.ANSWER;
  }

  @Override
  protected String beginning() {
    return "\1\0\0\0\0\1\u00ff\0\12\0\12\0\11";
  }

  @Test
  void a_broker_that_begins_the_conversation_is_up_and_says_what_it_is() throws Exception {
    try (var server =
        BrokenServer.that(Broker.that(b -> b.starts(RABBIT, "PLAIN").staysSilent()))) {
      Outcome.Up up = up(attempt(settings("127.0.0.1", server.port())));
      assertTrue(up.facts().contains(new Fact.Spoken("AMQP 0-9-1 RabbitMQ 3.10.8")));
      assertTrue(server.isLeft(), "the connection is still open");
    }
  }

  @Test
  void another_version_of_the_protocol_is_named() throws Exception {
    assertEquals(malformed("speaks AMQP 1.0"), faultOf(BrokenServer.says("AMQP\0\1\0\0")));
    assertEquals(malformed("speaks AMQP 1.0"), faultOf(BrokenServer.says("AMQP\3\1\0\0")));
    assertEquals(malformed("speaks AMQP 0-9-1"), faultOf(BrokenServer.says("AMQP\0\0\11\1")));
  }

  @Test
  void a_port_that_wants_tls_is_told_by_its_alert() throws Exception {
    Fault fault = faultOf(BrokenServer.says("\25\3\1\0\2\2\12"));
    assertEquals("protocol/tls-expected", fault.layer() + "/" + fault.code());
  }

  @Test
  void a_plain_port_is_told_from_a_bad_certificate() throws Exception {
    try (var server = BrokenServer.that(BrokenServer.says("AMQP\0\0\11\1"))) {
      Fault fault = fault(attempt("url: amqps://127.0.0.1:" + server.port()));
      assertEquals("protocol/not-tls", fault.layer() + "/" + fault.code());
    }
  }

  @Test
  void a_web_server_is_quoted() throws Exception {
    assertEquals(
        malformed("HTTP/1.1 400 Bad Request..Server: nginx"),
        faultOf(BrokenServer.says("HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n")));
  }

  @Test
  void a_frame_too_large_for_the_box_is_not_waited_for() throws Exception {
    Fault fault = faultOf(BrokenServer.says("\1\0\0\177\u00ff\u00ff\u00ff"));
    assertEquals("protocol/malformed", fault.layer() + "/" + fault.code());
  }

  @Test
  void a_frame_that_holds_nonsense_is_malformed() throws Exception {
    assertEquals(
        malformed("a method that cannot be read"),
        faultOf(BrokenServer.says("\1\0\0\0\0\0\6\0\12\0\12\0\11\u00ce")));
  }

  @Test
  void the_latency_is_that_of_the_answer() throws Exception {
    try (var server =
        BrokenServer.that(
            Broker.that(
                broker -> {
                  TimeUnit.MILLISECONDS.sleep(40);
                  broker.starts(RABBIT, "PLAIN").staysSilent();
                }))) {
      String settings = settings("127.0.0.1", server.port());
      attempt(settings); // Loads the classes of the library.
      List<Duration> latencies =
          IntStream.range(0, 9).mapToObj(_ -> latency(settings)).sorted().toList();
      long median = latencies.get(4).toMillis(); // Other work on the machine may delay a few.
      assertTrue(median >= 40 && median < 60, () -> latencies.toString());
    }
  }

  @Test
  void a_handshake_that_is_cut_or_not_answered_is_told_as_one() throws Exception {
    try (var cutting = BrokenServer.that(BrokenServer.RESETS);
        var silent = BrokenServer.that(BrokenServer.SILENT)) {
      assertEquals(
          unreachable(Fault.Unreachable.Reason.RESET, Stage.TLS),
          fault(attempt("url: amqps://127.0.0.1:" + cutting.port())));
      assertEquals(
          unreachable(Fault.Unreachable.Reason.SILENT, Stage.TLS),
          fault(attempt("url: amqps://127.0.0.1:" + silent.port())));
    }
  }

  @Test
  void a_certificate_of_an_unknown_issuer_is_kept_as_a_fact() throws Exception {
    var intercepting = new TestAuthority("Inspection").good();
    try (var server =
        BrokenServer.that(BrokenServer.afterTls(intercepting.sockets(), BrokenServer.SILENT))) {
      Outcome outcome = attempt("url: amqps://127.0.0.1:" + server.port());
      assertEquals(
          "untrusted/unknown-issuer", fault(outcome).layer() + "/" + fault(outcome).code());
      assertTrue(
          ((Outcome.Down) outcome)
              .facts().stream()
                  .anyMatch(
                      f -> f instanceof Fact.Certificate c && c.issuer().equals("CN=Inspection")));
    }
  }

  private Duration latency(String settings) {
    try {
      return up(attempt(settings)).latency();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Fault faultOf(BrokenServer.Behaviour behaviour) throws Exception {
    try (var server = BrokenServer.that(behaviour)) {
      return faultAt("127.0.0.1", server.port());
    }
  }

  private static Outcome.Up up(Outcome outcome) {
    return assertInstanceOf(Outcome.Up.class, outcome, () -> outcome.toString());
  }

  private static Fault malformed(String detail) {
    return new Protocol(Protocol.Reason.MALFORMED, detail);
  }
}
