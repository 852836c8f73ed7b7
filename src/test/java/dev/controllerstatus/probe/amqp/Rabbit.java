package dev.controllerstatus.probe.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.controllerstatus.config.Configured;
import dev.controllerstatus.lab.Lab;
import dev.controllerstatus.probe.wire.SystemNames;
import dev.controllerstatus.probe.wire.Trust;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.rounds.Runner;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.target.TargetId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What the tests against a real RabbitMQ share. */
final class Rabbit {
  private static final TargetId ID = new TargetId("amqp", "test");

  private Rabbit() {}

  /** A probe that trusts the lab's authority. */
  static AmqpProbe probe(Lab.Servers servers) throws IOException, CertificateException {
    try (InputStream pem = Files.newInputStream(Path.of(servers.get("ca")))) {
      X509Certificate authority =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
      return new AmqpProbe(
          new Wire(new SystemNames(), new Trust(List.of(authority))), InstantSource.system());
    }
  }

  static Outcome attempt(AmqpProbe probe, String settings) throws InterruptedException {
    return new Runner()
        .run(probe, (AmqpTarget) probe.read(ID, Configured.target("amqp", "test", settings)));
  }

  /** Runs the broker's own command line tool. */
  static String ctl(Lab.Servers servers, String... command)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(servers.get("rabbitmq.ctl"), "-q"));
    all.addAll(List.of(command));
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
    return said.strip();
  }

  /** What became of the kept connections. */
  static List<String> states(Outcome outcome) {
    return facts(outcome, Fact.Connection.class).stream().map(Fact.Connection::state).toList();
  }

  static List<Fact.Canary> canaries(Outcome outcome) {
    return facts(outcome, Fact.Canary.class);
  }

  static <F extends Fact> List<F> facts(Outcome outcome, Class<F> type) {
    List<Fact> facts =
        switch (outcome) {
          case Outcome.Up up -> up.facts();
          case Outcome.Down down -> down.facts();
          case Outcome.Skipped _, Outcome.Inconclusive _ -> List.of();
        };
    return facts.stream().filter(type::isInstance).map(type::cast).toList();
  }

  static Outcome.Up up(Outcome outcome) {
    return assertInstanceOf(Outcome.Up.class, outcome, outcome::toString);
  }

  static Fault fault(Outcome outcome) {
    return assertInstanceOf(Outcome.Down.class, outcome, outcome::toString).fault();
  }
}
