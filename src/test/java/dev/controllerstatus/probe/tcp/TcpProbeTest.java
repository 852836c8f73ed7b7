package dev.controllerstatus.probe.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.probe.BrokenServer;
import dev.controllerstatus.probe.BrokenServer.Behaviour;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.TcpProbeContract;
import dev.controllerstatus.probe.wire.Names;
import dev.controllerstatus.probe.wire.Trust;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Protocol;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Stage;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TcpProbeTest extends TcpProbeContract<TcpTarget> {
  private static final Trust TRUST = new Trust(List.of());
  // The session of the client in both: a reset, and its acknowledgement with a reset of its own.
  private static final String SESSION = "0102030405060708";
  private static final String OPENVPN_RESET = "000e38" + SESSION + "0000000000";
  private static final String OPENVPN_ANSWER =
      "001a40a1a2a3a4a5a6a7a80100000000" + SESSION + "00000000";

  @Override
  protected Probe<TcpTarget> probe(Names names) {
    return new TcpProbe(new Wire(names, TRUST));
  }

  @Override
  protected String settings(String host, int port) {
    return "host: '%s'\nport: %d\nsend: 'PING\\r\\n'\nexpect: '+PONG and more'"
        .formatted(host, port);
  }

  @Override
  protected Stage firstStage() {
    return Stage.ANSWER;
  }

  @Override
  protected String beginning() {
    return "+PONG and more";
  }

  @Test
  void any_byte_is_enough_where_nothing_is_expected() throws Exception {
    assertUp(BrokenServer.says("220 ready\r\n"), "");
  }

  @Test
  void a_connection_alone_is_never_up() throws Exception {
    assertEquals(
        new Unreachable(Unreachable.Reason.SILENT, Stage.ANSWER), fault(BrokenServer.SILENT, ""));
  }

  @Test
  void an_answer_in_pieces_is_put_together() throws Exception {
    assertUp(
        c -> {
          c.getOutputStream().write('2');
          TimeUnit.MILLISECONDS.sleep(20);
          c.getOutputStream().write('2');
          TimeUnit.MILLISECONDS.sleep(20);
          BrokenServer.says("0 mail.example.test ready").with(c);
        },
        "expect: '220 mail'");
  }

  @Test
  void the_expected_text_may_stand_anywhere_in_the_first_4_kib() throws Exception {
    String expect = "expect: here";
    assertUp(BrokenServer.says("x".repeat(4092) + "here"), expect);
    assertEquals(
        "unexpected-answer", fault(BrokenServer.says("x".repeat(4093) + "here"), expect).code());
  }

  @Test
  void another_answer_is_quoted() throws Exception {
    Behaviour closing = c -> c.getOutputStream().write("500 go away\r\n".getBytes());
    assertEquals(unexpected("500 go away"), fault(closing, "expect: '220'"));
    assertEquals(
        unexpected("500 go away"), fault(BrokenServer.says("500 go away\r\n"), "expect: '220'"));
  }

  @Test
  void the_bytes_of_the_question_are_those_of_the_escapes() throws Exception {
    assertUp(
        c -> {
          byte[] asked = c.getInputStream().readNBytes(7);
          c.getOutputStream().write(HexFormat.of().formatHex(asked).getBytes());
        },
        "send: '\\0\\xff\\\\é\\t\\n'\nexpect: 00ff5cc3a9090a");
  }

  @Test
  void an_openvpn_server_is_known_by_its_reset() throws Exception {
    byte[] reset = HexFormat.of().parseHex(OPENVPN_RESET);
    Behaviour openVpn =
        c -> {
          byte[] asked = c.getInputStream().readNBytes(reset.length);
          if (Arrays.equals(asked, reset)) {
            c.getOutputStream().write(HexFormat.of().parseHex(OPENVPN_ANSWER));
          }
        };
    assertUp(openVpn, "send: '%s'\nexpect: '\\0\\x1a\\x40'".formatted(escaped(OPENVPN_RESET)));
  }

  @Test
  void the_latency_is_that_of_the_first_byte() throws Exception {
    Behaviour later =
        c -> {
          TimeUnit.MILLISECONDS.sleep(40);
          BrokenServer.says("220 ready\r\n").with(c);
        };
    try (var server = BrokenServer.that(later)) {
      List<Duration> latencies =
          IntStream.range(0, 9).mapToObj(_ -> latency(server.port())).sorted().toList();
      long median = latencies.get(4).toMillis(); // Other work on the machine may delay a few.
      assertTrue(median >= 40 && median < 60, () -> latencies.toString());
    }
  }

  private Duration latency(int port) {
    try {
      Outcome outcome = attempt(at(port));
      return assertInstanceOf(Outcome.Up.class, outcome, () -> outcome.toString()).latency();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void assertUp(Behaviour behaviour, String settings) throws Exception {
    Outcome outcome = outcome(behaviour, settings);
    assertInstanceOf(Outcome.Up.class, outcome, () -> outcome.toString());
  }

  private Fault fault(Behaviour behaviour, String settings) throws Exception {
    return fault(outcome(behaviour, settings));
  }

  private Outcome outcome(Behaviour behaviour, String settings) throws Exception {
    try (var server = BrokenServer.that(behaviour)) {
      return attempt(at(server.port()) + settings);
    }
  }

  private static String at(int port) {
    return "host: 127.0.0.1\nport: %d\n".formatted(port);
  }

  private static String escaped(String hex) {
    return hex.replaceAll("..", "\\\\x$0");
  }

  private static Fault unexpected(String excerpt) {
    return new Protocol(Protocol.Reason.UNEXPECTED_ANSWER, excerpt);
  }
}
