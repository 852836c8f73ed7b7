package dev.controllerstatus.probe.ntp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.probe.BrokenServer;
import dev.controllerstatus.probe.NamedProbeContract;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.UdpServer;
import dev.controllerstatus.probe.wire.Names;
import dev.controllerstatus.probe.wire.Trust;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Clock;
import dev.controllerstatus.sample.Fault.Protocol;
import dev.controllerstatus.sample.Fault.Refused;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.net.ntp.TimeStamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NtpProbeTest extends NamedProbeContract<NtpTarget> {
  private static final Trust TRUST = new Trust(List.of());

  @Override
  protected Probe<NtpTarget> probe(Names names) {
    return Pausing.probe(new Wire(names, TRUST));
  }

  @Override
  protected String settings(String host, int port) {
    return "host: \"%s\"\nport: %d".formatted(host, port);
  }

  @Override
  protected Fault silence() {
    return unreachable(Unreachable.Reason.TIMEOUT, Stage.ANSWER);
  }

  @Override
  protected Peer silent() throws IOException {
    return UdpServer.that(UdpServer.SILENT);
  }

  @Override
  protected Peer garbage() throws IOException {
    return UdpServer.that(_ -> List.of("what is this".getBytes(UTF_8)));
  }

  @Test
  void a_good_answer_is_up_and_its_facts_are_kept() throws Exception {
    try (UdpServer server = UdpServer.that(NtpServer.ahead(Duration.ofSeconds(30)))) {
      Outcome.Up up = up(attempt(at(server)));
      Fact.Time time = times(up).getFirst();
      assertEquals("127.0.0.1", time.server());
      assertEquals(2, time.stratum());
      assertEquals(0, time.leap());
      assertEquals(Duration.ofMillis(250), time.rootDispersion());
      assertNear(Duration.ofSeconds(30), up);
      assertTrue(up.facts().contains(new Fact.Peer("127.0.0.1")), up::toString);
      assertEquals(up.latency(), up.phases().answer());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-86_400 * 730, -1, 0, 1, 86_400 * 730})
  void an_offset_of_any_size_is_a_fact_and_no_fault(long seconds) throws Exception {
    try (UdpServer server = UdpServer.that(NtpServer.ahead(Duration.ofSeconds(seconds)))) {
      assertNear(Duration.ofSeconds(seconds), up(attempt(at(server))));
    }
  }

  @Test
  void a_leap_second_ahead_is_usable_time() throws Exception {
    try (UdpServer server = UdpServer.that(NtpServer.but(p -> p.setLeapIndicator(1)))) {
      assertEquals(1, times(up(attempt(at(server)))).getFirst().leap());
    }
  }

  @Test
  void ipv6_is_spoken_too() throws Exception {
    try (UdpServer server = UdpServer.at("::1", 0, NtpServer.good())) {
      up(attempt(settings("::1", server.port())));
    }
    assertEquals(
        unreachable(Unreachable.Reason.REFUSED, Stage.ANSWER),
        faultAt("::1", BrokenServer.refusedPort()));
  }

  @ParameterizedTest
  @CsvSource({"0,16,stratum 16", "3,16,stratum 16", "3,2,leap 3", "3,0,leap 3", "0,0,stratum 0"})
  void a_server_without_time_is_unsynchronised(int leap, int stratum, String detail)
      throws Exception {
    UdpServer.Behaviour bad =
        NtpServer.but(
            p -> {
              p.setLeapIndicator(leap);
              p.setStratum(stratum);
              p.setReferenceId(0);
            });
    try (UdpServer server = UdpServer.that(bad)) {
      Outcome outcome = attempt(at(server));
      assertEquals(new Clock(Clock.Reason.UNSYNCHRONISED, detail), fault(outcome));
      assertTrue(
          ((Outcome.Down) outcome).facts().stream().anyMatch(Fact.Time.class::isInstance),
          outcome::toString);
    }
  }

  @ParameterizedTest
  @CsvSource({"RATE,RATE_LIMITED", "DENY,DENIED", "RSTR,DENIED"})
  void a_kiss_of_death_is_a_refusal(String code, Refused.Reason reason) throws Exception {
    try (UdpServer server = UdpServer.that(NtpServer.kiss(code))) {
      assertEquals(new Refused(reason, code), fault(attempt(at(server))));
    }
  }

  @Test
  void a_kiss_that_only_says_not_yet_is_unsynchronised() throws Exception {
    try (UdpServer server = UdpServer.that(NtpServer.kiss("INIT"))) {
      assertEquals(new Clock(Clock.Reason.UNSYNCHRONISED, "kiss INIT"), fault(attempt(at(server))));
    }
  }

  @Test
  void an_answer_to_another_question_is_waited_past() throws Exception {
    UdpServer.Behaviour bogusFirst =
        q ->
            List.of(
                NtpServer.answer(new byte[48], Duration.ofDays(1), _ -> {}),
                NtpServer.answer(q, Duration.ZERO, _ -> {}));
    try (UdpServer server = UdpServer.that(bogusFirst)) {
      assertNear(Duration.ZERO, up(attempt(at(server))));
    }
    try (UdpServer server =
        UdpServer.that(_ -> List.of(NtpServer.answer(new byte[48], Duration.ZERO, _ -> {})))) {
      assertEquals(silence(), fault(attempt(at(server))));
    }
  }

  @Test
  void an_answer_from_another_address_is_not_heard() throws Exception {
    List<SocketAddress> asked = new CopyOnWriteArrayList<>();
    try (DatagramSocket server = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
        DatagramSocket other = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.2"))) {
      Thread.startVirtualThread(() -> answerThrough(server, other, asked));
      assertEquals(silence(), fault(attempt(settings("127.0.0.1", server.getLocalPort()))));
      assertEquals(1, asked.size());
    }
  }

  private static void answerThrough(
      DatagramSocket server, DatagramSocket other, List<SocketAddress> asked) {
    try {
      DatagramPacket packet = new DatagramPacket(new byte[48], 48);
      server.receive(packet);
      byte[] answer = NtpServer.answer(packet.getData(), Duration.ZERO, _ -> {});
      other.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      asked.add(packet.getSocketAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void what_is_no_server_packet_is_malformed() throws Exception {
    try (UdpServer echo = UdpServer.that(List::of)) {
      assertEquals(malformed("mode 3"), fault(attempt(at(echo))));
    }
    try (UdpServer small = UdpServer.that(_ -> List.of(new byte[47]))) {
      assertEquals(malformed("47 bytes"), fault(attempt(at(small))));
    }
    try (UdpServer timeless =
        UdpServer.that(NtpServer.but(p -> p.setTransmitTime(new TimeStamp(0))))) {
      assertEquals(malformed("no timestamps"), fault(attempt(at(timeless))));
    }
  }

  @Test
  void one_usable_server_of_several_is_enough() throws Exception {
    try (UdpServer good = UdpServer.at("127.0.0.1", 0, NtpServer.good());
        UdpServer _ = UdpServer.at("127.0.0.2", good.port(), NtpServer.kiss("DENY"));
        UdpServer _ = UdpServer.at("127.0.0.3", good.port(), UdpServer.SILENT)) {
      Outcome.Up up = up(attempt(three(good.port())));
      assertEquals(List.of("127.0.0.1"), times(up).stream().map(Fact.Time::server).toList());
    }
  }

  @Test
  void the_most_telling_fault_of_several_is_told() throws Exception {
    try (UdpServer bad = UdpServer.at("127.0.0.3", 0, NtpServer.but(p -> p.setStratum(16)));
        UdpServer _ = UdpServer.at("127.0.0.2", bad.port(), UdpServer.SILENT)) {
      Outcome outcome = attempt(three(bad.port()));
      assertEquals(new Clock(Clock.Reason.UNSYNCHRONISED, "stratum 16"), fault(outcome));
      assertTrue(
          ((Outcome.Down) outcome).facts().contains(new Fact.Peer("127.0.0.3")), outcome::toString);
    }
  }

  @Test
  void an_announced_ipv6_that_does_not_work_is_no_fault() throws Exception {
    Names both = _ -> List.of(InetAddress.ofLiteral("::1"), InetAddress.ofLiteral("127.0.0.1"));
    try (UdpServer dead = UdpServer.at("::1", 0, UdpServer.SILENT);
        UdpServer good = UdpServer.at("127.0.0.1", dead.port(), NtpServer.good())) {
      Outcome.Up up = up(attempt(settings("both.test", good.port()), both));
      assertTrue(up.facts().contains(new Fact.Peer("127.0.0.1")), up::toString);
      assertTrue(up.latency().toMillis() < 200, up::toString);
      assertEquals(1, dead.received().size());
    }
  }

  @Test
  void the_latency_is_the_round_trip() throws Exception {
    UdpServer.Behaviour slow =
        q -> {
          TimeUnit.MILLISECONDS.sleep(100);
          return NtpServer.good().answer(q);
        };
    try (UdpServer server = UdpServer.that(slow)) {
      long millis = up(attempt(at(server))).latency().toMillis();
      assertTrue(millis >= 99 && millis < 150, () -> millis + " ms");
    }
  }

  private String at(UdpServer server) {
    return settings("127.0.0.1", server.port());
  }

  private static String three(int port) {
    return "host: 127.0.0.1\nservers: [127.0.0.2, 127.0.0.3]\nport: " + port;
  }

  private static Fault malformed(String detail) {
    return new Protocol(Protocol.Reason.MALFORMED, detail);
  }

  private static Outcome.Up up(Outcome outcome) {
    return assertInstanceOf(Outcome.Up.class, outcome, outcome::toString);
  }

  private static List<Fact.Time> times(Outcome.Up up) {
    return up.facts().stream()
        .flatMap(fact -> fact instanceof Fact.Time time ? Stream.of(time) : Stream.empty())
        .toList();
  }

  /** As near as the protocol can tell: half of the time the exchange took, RFC 5905 section 8. */
  private static void assertNear(Duration expected, Outcome.Up up) {
    Duration actual = times(up).getFirst().offset();
    Duration error = actual.minus(expected).abs();
    assertTrue(
        error.compareTo(up.latency().dividedBy(2).plusMillis(1)) <= 0,
        () -> actual + " instead of " + expected + " in " + up.latency());
  }
}
