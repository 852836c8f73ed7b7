package dev.controllerstatus.probe.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Configured;
import dev.controllerstatus.lab.Lab;
import dev.controllerstatus.rounds.Runner;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.target.TargetId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a real resolver. */
@ExtendWith(Lab.class)
class UnboundTest {
  private final DnsProbe probe = new DnsProbe();
  private final int port;

  UnboundTest(Lab.Servers lab) {
    port = lab.port("unbound.dns");
  }

  @ParameterizedTest
  @CsvSource({
    "good.lab.test,A,NOERROR,NXDOMAIN",
    "good.lab.test,AAAA,NOERROR,NXDOMAIN",
    "any.lab.test,A,NOERROR,NOERROR",
    "large.lab.test,TXT,truncated,NXDOMAIN"
  })
  void a_name_that_is_there_is_up(String name, String type, String cached, String uncached)
      throws Exception {
    Outcome.Up up = assertInstanceOf(Outcome.Up.class, attempt(name, type, "127.0.0.1"));
    List<String> answers = answers(up.facts());
    assertTrue(answers.contains("udp cached " + cached), answers::toString);
    assertTrue(answers.contains("tcp cached NOERROR"), answers::toString);
    assertTrue(answers.contains("udp uncached " + uncached), answers::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "www.gone.lab.test,A,unresolved/no-such-name",
    "good.lab.test,TXT,unresolved/no-address",
    "www.servfail.test,A,unresolved/server-failure",
    "www.refused.test,A,unresolved/refused",
    "www.silent.test,A,unreachable/timeout"
  })
  void each_way_to_fail_is_told(String name, String type, String fault) throws Exception {
    Outcome.Down down = assertInstanceOf(Outcome.Down.class, attempt(name, type, "127.0.0.1"));
    assertEquals(fault, down.fault().layer() + "/" + down.fault().code());
  }

  @Test
  void ipv6_is_spoken_too() throws Exception {
    assertInstanceOf(Outcome.Up.class, attempt("good.lab.test", "A", "::1"));
  }

  private Outcome attempt(String query, String type, String server) throws InterruptedException {
    String settings =
        "server: \"%s\"\nport: %d\nquery: %s\ntype: %s\ntimeout: 1s"
            .formatted(server, port, query, type);
    TargetId id = new TargetId("dns", "test");
    return new Runner()
        .run(probe, (DnsTarget) probe.read(id, Configured.target("dns", "test", settings)));
  }

  private static List<String> answers(List<Fact> facts) {
    return facts.stream()
        .flatMap(fact -> fact instanceof Fact.Lookup lookup ? Stream.of(lookup) : Stream.empty())
        .map(lookup -> lookup.transport() + " " + lookup.question() + " " + lookup.answer())
        .toList();
  }
}
