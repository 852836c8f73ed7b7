package dev.controllerstatus.probe.https;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.controllerstatus.config.Configured;
import dev.controllerstatus.probe.TestAuthority;
import dev.controllerstatus.probe.wire.Names;
import dev.controllerstatus.probe.wire.SystemNames;
import dev.controllerstatus.probe.wire.Trust;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.rounds.Runner;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

/** What the tests of this kind share: an authority, probes that trust it, servers that use it. */
final class Https {
  static final TestAuthority AUTHORITY = new TestAuthority("Test Root");
  static final Trust TRUST = new Trust(List.of(AUTHORITY.certificate()));

  private Https() {}

  static HttpsProbe probe(Names names) {
    return new HttpsProbe(new Wire(names, TRUST), Map.of());
  }

  static Target target(HttpsProbe probe, String settings) {
    return probe.read(
        new TargetId("https", "test"), Configured.target("https", "test", settings + "\n"));
  }

  static Outcome attempt(String settings) throws InterruptedException {
    return attempt(probe(new SystemNames()), settings);
  }

  static Outcome attempt(HttpsProbe probe, String settings) throws InterruptedException {
    return new Runner().run(probe, assertInstanceOf(HttpsTarget.class, target(probe, settings)));
  }

  static Outcome.Up up(Outcome outcome) {
    return assertInstanceOf(Outcome.Up.class, outcome, outcome::toString);
  }

  static Fault fault(Outcome outcome) {
    return assertInstanceOf(Outcome.Down.class, outcome, outcome::toString).fault();
  }

  static <F extends Fact> Stream<F> facts(Outcome outcome, Class<F> type) {
    List<Fact> facts =
        switch (outcome) {
          case Outcome.Up up -> up.facts();
          case Outcome.Down down -> down.facts();
          case Outcome.Skipped _, Outcome.Inconclusive _ -> List.of();
        };
    return facts.stream().filter(type::isInstance).map(type::cast);
  }

  /** A real HTTP/2 and HTTP/1.1 server on TLS with this certificate. */
  static MockWebServer server(TestAuthority.Leaf leaf, MockResponse... answers) throws IOException {
    MockWebServer server = plainServer(answers);
    server.useHttps(leaf.sockets());
    return server;
  }

  static MockWebServer plainServer(MockResponse... answers) {
    MockWebServer server = new MockWebServer();
    for (MockResponse answer : answers) {
      server.enqueue(answer);
    }
    return server;
  }

  static MockResponse answer(int status, String body) {
    return new MockResponse.Builder().code(status).body(body).build();
  }
}
