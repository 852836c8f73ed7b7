package dev.controllerstatus.probe.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Configured;
import dev.controllerstatus.probe.BrokenServer;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.TcpProbeContract;
import dev.controllerstatus.probe.TestAuthority;
import dev.controllerstatus.probe.wire.Names;
import dev.controllerstatus.probe.wire.SystemNames;
import dev.controllerstatus.probe.wire.Trust;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Unset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TlsProbeTest extends TcpProbeContract<TlsTarget> {
  private static final TestAuthority AUTHORITY = new TestAuthority("Test Root");
  private static final Trust TRUST = new Trust(List.of(AUTHORITY.certificate()));

  @Override
  protected Probe<TlsTarget> probe(Names names) {
    return new TlsProbe(new Wire(names, TRUST));
  }

  @Override
  protected String settings(String host, int port) {
    return "host: '%s'\nport: %d".formatted(host, port);
  }

  @Override
  protected Stage firstStage() {
    return Stage.TLS;
  }

  /** The head of a ServerHello of 122 bytes, RFC 8446 section 5.1. */
  @Override
  protected String beginning() {
    return "\u0016\u0003\u0003\u0000\u007a\u0002\u0000\u0000\u0076";
  }

  private Outcome handshake(TestAuthority.Leaf leaf, String more) throws Exception {
    try (BrokenServer server =
        BrokenServer.that(BrokenServer.afterTls(leaf.sockets(), BrokenServer.SILENT))) {
      return attempt(settings("127.0.0.1", server.port()) + "\n" + more);
    }
  }

  static Stream<Arguments> untrusted() {
    return Stream.of(
        Arguments.of("untrusted/expired", AUTHORITY.expired()),
        Arguments.of("untrusted/not-yet-valid", AUTHORITY.notYetValid()),
        Arguments.of("untrusted/wrong-name", AUTHORITY.wrongName()),
        Arguments.of("untrusted/unknown-issuer", new TestAuthority("Other Root").good()));
  }

  @ParameterizedTest
  @MethodSource("untrusted")
  void each_bad_certificate_is_told(String word, TestAuthority.Leaf leaf) throws Exception {
    Outcome outcome = handshake(leaf, "");
    Fault fault = fault(outcome);
    assertEquals(word, fault.layer() + "/" + fault.code());
    assertTrue(
        ((Outcome.Down) outcome).facts().stream().anyMatch(Fact.Certificate.class::isInstance));
  }

  @Test
  void a_handshake_is_up_and_its_first_answer_is_the_latency() throws Exception {
    Outcome outcome = handshake(AUTHORITY.good(), "");
    Outcome.Up up = assertInstanceOf(Outcome.Up.class, outcome, outcome::toString);
    assertTrue(up.latency().isPositive());
    assertTrue(up.latency().compareTo(up.phases().tls()) < 0);
    assertTrue(up.facts().contains(new Fact.Spoken("TLSv1.3")));
    assertTrue(up.facts().contains(new Fact.Peer("127.0.0.1")));
    assertTrue(up.facts().stream().anyMatch(Fact.Certificate.class::isInstance));
  }

  @Test
  void the_name_to_check_can_differ_from_the_host() throws Exception {
    assertInstanceOf(
        Outcome.Up.class, handshake(AUTHORITY.wrongName(), "server-name: elsewhere.example"));
    assertEquals("wrong-name", fault(handshake(AUTHORITY.good(), "server-name: b.example")).code());
  }

  @Test
  void defaults_and_endpoint() {
    TlsTarget target = assertInstanceOf(TlsTarget.class, read("host: a.test"));
    assertEquals(Optional.of(new Endpoint("tls://a.test:443", "a.test", 443)), target.endpoint());
    assertEquals("a.test", target.serverName());
    assertInstanceOf(Unset.class, read("port: 444"));
  }

  private Object read(String settings) {
    return probe(new SystemNames())
        .read(new TargetId("tls", "test"), Configured.target("tls", "test", settings));
  }
}
