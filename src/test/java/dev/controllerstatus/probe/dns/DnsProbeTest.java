package dev.controllerstatus.probe.dns;

import static dev.controllerstatus.sample.Fault.Unresolved.Reason.NO_ADDRESS;
import static dev.controllerstatus.sample.Fault.Unresolved.Reason.NO_SUCH_NAME;
import static dev.controllerstatus.sample.Fault.Unresolved.Reason.SERVER_FAILURE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.probe.BrokenServer;
import dev.controllerstatus.probe.DnsAnswers;
import dev.controllerstatus.probe.DnsServer;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.ProbeContract;
import dev.controllerstatus.probe.wire.Names;
import dev.controllerstatus.probe.wire.Resolvers;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Protocol;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Fault.Unresolved;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Stage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

class DnsProbeTest extends ProbeContract<DnsTarget> {
  private static final String NAME = "service.test";
  private static final DnsServer.Behaviour GOOD =
      DnsAnswers.zone(Map.of(NAME, List.of("192.0.2.1", "2001:db8::1")));

  @Override
  protected Probe<DnsTarget> probe(Names names) {
    Resolvers box = new Resolvers(List.of(new InetSocketAddress("127.0.0.1", 53)), List.of(), 1);
    return new DnsProbe(() -> box);
  }

  @Override
  protected String settings(String host, int port) {
    return "server: \"%s\"\nport: %d\nquery: %s".formatted(host, port, NAME);
  }

  @Override
  protected Fault silence() {
    return unreachable(Unreachable.Reason.TIMEOUT, Stage.ANSWER);
  }

  @Override
  protected Peer silent() throws IOException {
    return DnsServer.that(DnsServer.SILENT);
  }

  @Override
  protected Peer garbage() throws IOException {
    return DnsServer.that((_, _) -> new byte[] {1, 2, 3, 4, 5});
  }

  @Test
  void a_resolver_that_works_leaves_a_fact_for_each_question() throws Exception {
    try (DnsServer server = DnsServer.that(GOOD)) {
      Outcome.Up up = up(attempt(at(server)));
      assertEquals(
          List.of(
              "127.0.0.1 tcp cached NOERROR",
              "127.0.0.1 udp cached NOERROR",
              "127.0.0.1 udp uncached NXDOMAIN"),
          lookups(up.facts()));
      assertTrue(up.facts().contains(new Fact.Peer("127.0.0.1")), up::toString);
      assertEquals(up.latency(), up.phases().answer());
    }
  }

  @Test
  void system_means_those_that_the_box_uses() throws Exception {
    try (DnsServer server = DnsServer.that(GOOD)) {
      Outcome.Up up = up(attempt(settings("system", server.port())));
      assertTrue(up.facts().contains(new Fact.Peer("127.0.0.1")), up::toString);
    }
  }

  @ParameterizedTest
  @CsvSource({"A", "AAAA", "aaaa"})
  void both_families_can_be_asked_for(String type) throws Exception {
    try (DnsServer server = DnsServer.that(GOOD)) {
      up(attempt(at(server) + "\ntype: " + type));
    }
  }

  @Test
  void ipv6_is_spoken_too() throws Exception {
    try (DnsServer server = DnsServer.at("::1", 0, GOOD)) {
      up(attempt(settings("::1", server.port())));
    }
    assertEquals(
        unreachable(Unreachable.Reason.REFUSED, Stage.ANSWER),
        faultAt("::1", BrokenServer.refusedPort()));
  }

  @ParameterizedTest
  @CsvSource({
    "NXDOMAIN,NO_SUCH_NAME",
    "SERVFAIL,SERVER_FAILURE",
    "REFUSED,REFUSED",
    "NOTIMP,SERVER_FAILURE",
    "NOERROR,NO_ADDRESS"
  })
  void what_a_resolver_says_is_told(String rcode, Unresolved.Reason reason) throws Exception {
    try (DnsServer server = DnsServer.that(DnsAnswers.rcode(Rcode.value(rcode)))) {
      assertEquals(new Unresolved(reason, NAME), fault(attempt(at(server))));
    }
  }

  @Test
  void a_resolver_may_leave_the_question_out_of_a_refusal() throws Exception {
    DnsServer.Behaviour terse =
        (question, _) -> {
          Message answer = new Message(DnsAnswers.failure(question, Rcode.SERVFAIL));
          answer.removeAllRecords(0);
          return answer.toWire();
        };
    try (DnsServer server = DnsServer.that(terse)) {
      assertEquals(new Unresolved(SERVER_FAILURE, NAME), fault(attempt(at(server))));
    }
  }

  @Test
  void garbage_is_malformed() throws Exception {
    try (Peer peer = garbage()) {
      assertEquals("protocol/malformed", code(faultAt("127.0.0.1", peer.port())));
    }
  }

  @Test
  void a_truncated_answer_is_had_over_tcp() throws Exception {
    try (DnsServer server = DnsServer.that(DnsAnswers.truncating(GOOD))) {
      Outcome.Up up = up(attempt(at(server)));
      assertTrue(lookups(up.facts()).contains("127.0.0.1 udp cached truncated"), up::toString);
    }
  }

  @Test
  void a_truncated_answer_that_tcp_has_not_either_is_a_fault() throws Exception {
    try (DnsServer server = DnsServer.that(DnsAnswers.truncating(DnsServer.SILENT))) {
      assertEquals(
          new Protocol(Protocol.Reason.TRUNCATED, "over TCP: silent"), fault(attempt(at(server))));
    }
  }

  @Test
  void an_answer_over_tcp_alone_is_up() throws Exception {
    DnsServer.Behaviour noUdp =
        (question, isUdp) -> isUdp ? new byte[0] : GOOD.answer(question, false);
    try (DnsServer server = DnsServer.that(noUdp)) {
      Outcome.Up up = up(attempt(at(server)));
      assertTrue(lookups(up.facts()).contains("127.0.0.1 udp cached timeout"), up::toString);
    }
  }

  @Test
  void a_dead_upstream_shows_in_the_facts() throws Exception {
    DnsServer.Behaviour cacheOnly =
        (question, isUdp) ->
            question.getQuestion().getName().toString(true).equals(NAME)
                ? GOOD.answer(question, isUdp)
                : DnsAnswers.failure(question, Rcode.SERVFAIL);
    try (DnsServer server = DnsServer.that(cacheOnly)) {
      Outcome.Up up = up(attempt(at(server)));
      assertTrue(lookups(up.facts()).contains("127.0.0.1 udp uncached SERVFAIL"), up::toString);
    }
  }

  @Test
  void one_of_two_resolvers_is_enough_and_the_facts_tell_which() throws Exception {
    try (DnsServer good = DnsServer.that(GOOD);
        DnsServer _ = DnsServer.at("127.0.0.2", good.port(), DnsServer.SILENT)) {
      Outcome.Up up = up(attempt(two(good.port())));
      assertTrue(up.latency().toMillis() < 200, up::toString);
      assertEquals(
          List.of(
              "127.0.0.1 tcp cached NOERROR",
              "127.0.0.1 udp cached NOERROR",
              "127.0.0.1 udp uncached NXDOMAIN",
              "127.0.0.2 tcp cached silent",
              "127.0.0.2 udp cached timeout",
              "127.0.0.2 udp uncached timeout"),
          lookups(up.facts()));
    }
  }

  @Test
  void of_several_bad_resolvers_the_first_is_told() throws Exception {
    try (DnsServer unknown = DnsServer.at("127.0.0.2", 0, DnsAnswers.rcode(Rcode.NXDOMAIN));
        DnsServer _ = DnsServer.at("127.0.0.1", unknown.port(), DnsAnswers.rcode(Rcode.SERVFAIL))) {
      assertEquals(new Unresolved(NO_SUCH_NAME, NAME), fault(attempt(two(unknown.port()))));
    }
  }

  @Test
  void a_name_without_an_address_of_the_family_has_none() throws Exception {
    DnsServer.Behaviour onlyIpv4 = DnsAnswers.zone(Map.of(NAME, List.of("192.0.2.1")));
    try (DnsServer server = DnsServer.that(onlyIpv4)) {
      Outcome outcome = attempt(at(server) + "\ntype: AAAA");
      assertEquals(new Unresolved(NO_ADDRESS, NAME), fault(outcome));
      assertTrue(
          lookups(((Outcome.Down) outcome).facts()).contains("127.0.0.1 udp cached NODATA"),
          outcome::toString);
    }
  }

  @Test
  void no_connection_is_left_behind() throws Exception {
    try (BrokenServer server = BrokenServer.that(BrokenServer.SILENT)) {
      attempt(settings("127.0.0.1", server.port()));
      assertTrue(server.isLeft(), "the connection is still open");
    }
  }

  @Test
  void ports_ids_and_labels_are_never_the_same() throws Exception {
    try (DnsServer server = DnsServer.that(GOOD)) {
      attempt(at(server));
      attempt(at(server));
      List<Message> asked = server.questions();
      assertEquals(4, new HashSet<>(server.sourcePorts()).size());
      assertEquals(
          3, new HashSet<>(asked.stream().map(m -> m.getQuestion().getName()).toList()).size());
      assertTrue(asked.stream().allMatch(m -> m.getOPT().getPayloadSize() == 1232));
    }
  }

  @Test
  void the_latency_is_the_round_trip_over_udp() throws Exception {
    DnsServer.Behaviour slow =
        (question, isUdp) -> {
          TimeUnit.MILLISECONDS.sleep(isUdp ? 100 : 0);
          return GOOD.answer(question, isUdp);
        };
    try (DnsServer server = DnsServer.that(slow)) {
      Outcome.Up up = up(attempt(at(server)));
      assertTrue(up.latency().toMillis() >= 99, up::toString); // Over TCP it would be next to none.
      assertEquals(up.phases().answer(), up.latency());
    }
  }

  private String at(DnsServer server) {
    return settings("127.0.0.1", server.port());
  }

  /** 127.0.0.2 comes first. */
  private static String two(int port) {
    return "server: 127.0.0.2\nservers: [127.0.0.1]\nport: %d\nquery: %s".formatted(port, NAME);
  }

  private static String code(Fault fault) {
    return fault.layer() + "/" + fault.code();
  }

  private static Outcome.Up up(Outcome outcome) {
    return assertInstanceOf(Outcome.Up.class, outcome, outcome::toString);
  }

  private static List<String> lookups(List<Fact> facts) {
    return facts.stream()
        .flatMap(fact -> fact instanceof Fact.Lookup lookup ? Stream.of(lookup) : Stream.empty())
        .map(l -> String.join(" ", l.server(), l.transport(), l.question(), l.answer()))
        .sorted()
        .toList();
  }
}
