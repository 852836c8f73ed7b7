package dev.controllerstatus.probe.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.probe.BrokenServer;
import dev.controllerstatus.probe.DnsAnswers;
import dev.controllerstatus.probe.DnsServer;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.sample.Fault.Unresolved;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

@Timeout(10)
class SystemNamesTest {
  private static final DnsServer.Behaviour ZONE =
      DnsAnswers.zone(
          Map.of(
              "both.test", List.of("192.0.2.1", "2001:db8::1", "192.0.2.2"),
              "old.test", List.of("192.0.2.1"),
              "new.test", List.of("2001:db8::1"),
              "empty.test", List.of(),
              "short.site.test", List.of("192.0.2.3"),
              "short", List.of("192.0.2.4")));

  @TempDir private Path folder;

  @Test
  void both_families_are_found_and_ipv6_stands_first() throws Exception {
    try (DnsServer server = DnsServer.that(ZONE)) {
      assertEquals(
          addresses("2001:db8::1", "192.0.2.1", "192.0.2.2"), names(server).resolve("both.test"));
      assertEquals(addresses("192.0.2.1"), names(server).resolve("old.test"));
      assertEquals(addresses("2001:db8::1"), names(server).resolve("new.test"));
    }
  }

  @Test
  void an_address_is_itself() throws Exception {
    Names nobody = names(List.of(), List.of());
    assertEquals(addresses("192.0.2.9"), nobody.resolve("192.0.2.9"));
    assertEquals(addresses("2001:db8::9"), nobody.resolve("2001:db8::9"));
  }

  @Test
  void an_unknown_name_and_one_without_addresses_are_told_apart() throws Exception {
    try (DnsServer server = DnsServer.that(ZONE)) {
      assertFault(Unresolved.Reason.NO_SUCH_NAME, "nowhere.test", names(server));
      assertFault(Unresolved.Reason.NO_ADDRESS, "empty.test", names(server));
    }
  }

  @ParameterizedTest
  @CsvSource({"SERVFAIL,SERVER_FAILURE", "REFUSED,REFUSED", "NOTIMP,SERVER_FAILURE"})
  void a_resolver_that_fails_is_told(String rcode, Unresolved.Reason reason) throws Exception {
    try (DnsServer server = DnsServer.that(DnsAnswers.rcode(Rcode.value(rcode)))) {
      assertFault(reason, "both.test", names(server));
    }
  }

  @Test
  void a_resolver_that_nobody_runs_is_told_at_once() throws Exception {
    InetSocketAddress nobody = local(BrokenServer.refusedPort());
    assertFault(Unresolved.Reason.TIMEOUT, "both.test", SystemNames.asking(nobody));
  }

  @Test
  void after_a_dead_or_failing_resolver_the_next_one_is_asked() throws Exception {
    try (DnsServer silent = DnsServer.that(DnsServer.SILENT);
        DnsServer failing = DnsServer.that(DnsAnswers.rcode(Rcode.SERVFAIL));
        DnsServer good = DnsServer.that(ZONE)) {
      List<InetSocketAddress> servers =
          List.of(silent.address(), failing.address(), good.address());
      assertEquals(addresses("192.0.2.1"), names(servers, List.of()).resolve("old.test"));
    }
  }

  @Test
  void the_first_resolver_that_knows_that_there_is_no_such_name_is_believed() throws Exception {
    try (DnsServer first = DnsServer.that(DnsAnswers.rcode(Rcode.NXDOMAIN));
        DnsServer second = DnsServer.that(ZONE)) {
      Names names = names(List.of(first.address(), second.address()), List.of());
      assertFault(Unresolved.Reason.NO_SUCH_NAME, "old.test", names);
      assertEquals(List.of(), second.questions());
    }
  }

  @Test
  void what_one_resolver_said_is_told_though_the_other_stays_silent() throws Exception {
    try (DnsServer failing = DnsServer.that(DnsAnswers.rcode(Rcode.REFUSED));
        DnsServer silent = DnsServer.that(DnsServer.SILENT)) {
      Names names = names(List.of(failing.address(), silent.address()), List.of());
      CompletableFuture<FaultException> fault = new CompletableFuture<>();
      Thread asking =
          Thread.startVirtualThread(
              () -> fault.complete(assertThrows(FaultException.class, () -> names.resolve("a.b"))));
      asking.join(Duration.ofMillis(300));
      asking.interrupt();
      assertEquals(Unresolved.Reason.REFUSED, fault.get(2, TimeUnit.SECONDS).fault().reason());
    }
  }

  @Test
  void a_lost_question_is_asked_again() throws Exception {
    Map<Integer, Boolean> isSeen = new HashMap<>();
    DnsServer.Behaviour losing =
        (question, isUdp) -> {
          synchronized (isSeen) {
            return isSeen.put(question.getQuestion().getType(), true) == null
                ? new byte[0]
                : ZONE.answer(question, isUdp);
          }
        };
    try (DnsServer server = DnsServer.that(losing)) {
      assertEquals(addresses("192.0.2.1"), names(server).resolve("old.test"));
    }
  }

  @Test
  void a_resolver_that_never_answers_for_ipv6_does_not_hide_ipv4() throws Exception {
    DnsServer.Behaviour half =
        (question, isUdp) ->
            question.getQuestion().getType() == Type.AAAA
                ? new byte[0]
                : ZONE.answer(question, isUdp);
    try (DnsServer server = DnsServer.that(half)) {
      assertEquals(addresses("192.0.2.1", "192.0.2.2"), names(server).resolve("both.test"));
    }
  }

  @Test
  void a_truncated_answer_is_had_over_tcp() throws Exception {
    try (DnsServer server = DnsServer.that(DnsAnswers.truncating(ZONE))) {
      assertEquals(addresses("192.0.2.1"), names(server).resolve("old.test"));
    }
  }

  @Test
  void an_answer_to_another_question_is_not_believed() throws Exception {
    DnsServer.Behaviour bogus =
        (question, isUdp) -> {
          Message other = new Message(ZONE.answer(question, isUdp));
          other.getHeader().setID(question.getHeader().getID() ^ 1);
          return other.toWire();
        };
    try (DnsServer server = DnsServer.that(bogus)) {
      Thread asking =
          Thread.startVirtualThread(
              () ->
                  assertThrows(
                      InterruptedException.class, () -> names(server).resolve("old.test")));
      assertTrue(!asking.join(Duration.ofMillis(300)), "believed");
      asking.interrupt();
      assertTrue(asking.join(Duration.ofSeconds(2)), "not interrupted");
    }
  }

  @Test
  void short_names_are_tried_with_the_search_path_first() throws Exception {
    try (DnsServer server = DnsServer.that(ZONE)) {
      List<InetSocketAddress> servers = List.of(server.address());
      assertEquals(
          addresses("192.0.2.3"),
          names(servers, List.of("other.test", "site.test")).resolve("short"));
      assertEquals(addresses("192.0.2.4"), names(servers, List.of("other.test")).resolve("short"));
      assertEquals(addresses("192.0.2.4"), names(servers, List.of("site.test")).resolve("short."));
      assertEquals(
          addresses("192.0.2.1"), names(servers, List.of("site.test")).resolve("old.test"));
    }
  }

  @Test
  void the_hosts_file_comes_first_and_a_change_counts_at_once() throws Exception {
    Files.writeString(
        hosts(),
        "# old.test\n192.0.2.7 old.test alias # old\n2001:db8::7\tOLD.TEST\nbad old.test\n");
    try (DnsServer server = DnsServer.that(ZONE)) {
      assertEquals(addresses("192.0.2.7", "2001:db8::7"), names(server).resolve("old.test"));
      assertEquals(addresses("192.0.2.7"), names(server).resolve("alias"));
      Files.writeString(hosts(), "");
      assertEquals(addresses("192.0.2.1"), names(server).resolve("old.test"));
    }
  }

  @Test
  void a_name_that_cannot_exist_is_told_without_a_question() throws Exception {
    try (DnsServer server = DnsServer.that(ZONE)) {
      String label = "x".repeat(64);
      FaultException e =
          assertThrows(FaultException.class, () -> names(server).resolve(label + ".test"));
      assertEquals(Unresolved.Reason.NO_SUCH_NAME, e.fault().reason());
      assertEquals(List.of(), server.questions());
    }
  }

  private Names names(DnsServer server) {
    return names(List.of(server.address()), List.of());
  }

  private Names names(List<InetSocketAddress> servers, List<String> search) {
    return new SystemNames(new HostsFile(hosts()), () -> new Resolvers(servers, search, 1));
  }

  private Path hosts() {
    return folder.resolve("hosts");
  }

  private static void assertFault(Unresolved.Reason reason, String host, Names names) {
    FaultException e = assertThrows(FaultException.class, () -> names.resolve(host));
    assertEquals(new Unresolved(reason, host), e.fault());
  }

  private static List<InetAddress> addresses(String... literals) {
    return Stream.of(literals).map(InetAddress::ofLiteral).toList();
  }

  private static InetSocketAddress local(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
  }
}
