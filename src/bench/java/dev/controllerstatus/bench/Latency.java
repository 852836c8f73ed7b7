package dev.controllerstatus.bench;

import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.TestAuthority;
import dev.controllerstatus.rounds.Runner;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Whether latencies are true: probes servers that answer after a delay that they measure
 * themselves, one probe at a time, and compares.
 */
final class Latency {
  private static final List<String> KINDS = List.of("https", "tls", "tcp", "amqp", "ntp", "dns");
  private static final int WARM_UP = 50;
  private final TestAuthority authority = new TestAuthority("Bench Root");
  private final LateTls tls = new LateTls(authority.good());
  private final int probes;

  private Latency(int probes) {
    this.probes = probes;
  }

  /** The number of probes, and the kinds. */
  static void main(List<String> args) throws Exception {
    Latency latency = new Latency(args.isEmpty() ? 1000 : Integer.parseInt(args.getFirst()));
    Figures.row("kind", "truth p50 ms", "reported p50 ms", "error p50", "p99", "worst");
    Figures.row("---", "---", "---", "---", "---", "---");
    for (String kind : args.size() > 1 ? args.subList(1, args.size()) : KINDS) {
      for (int millis : new int[] {0, 5, 50}) {
        latency.measure(kind, Duration.ofMillis(millis));
      }
    }
  }

  private void measure(String kind, Duration delay) throws Exception {
    Late late = new Late(delay);
    try (Stage stage = stage(kind, late, new Late(delay));
        Box box = new Box(yaml(kind, stage.port()))) {
      Target target = box.targets().find(kind, "bench").orElseThrow();
      List<Long> truths = new ArrayList<>();
      List<Long> reports = new ArrayList<>();
      for (int i = 0; i < WARM_UP + probes; i++) {
        reports.add(probe(box.probe(kind), target));
        truths.add(late.truth());
      }
      print(kind, truths.subList(WARM_UP, truths.size()), reports.subList(WARM_UP, reports.size()));
    }
  }

  private static <T extends Target> long probe(Probe<T> probe, Target target)
      throws InterruptedException {
    Outcome outcome = new Runner().run(probe, probe.type().cast(target));
    if (outcome instanceof Outcome.Up up) {
      return up.latency().toNanos();
    }
    throw new IllegalStateException(target.id() + ": " + outcome);
  }

  private static void print(String kind, List<Long> truths, List<Long> reports) {
    List<Long> errors = new ArrayList<>();
    for (int i = 0; i < truths.size(); i++) {
      errors.add(reports.get(i) - truths.get(i));
    }
    Figures error = Figures.ofNanos(errors);
    Figures.row(
        kind,
        Figures.millis(Figures.ofNanos(truths).median()),
        Figures.millis(Figures.ofNanos(reports).median()),
        Figures.millis(error.median()),
        Figures.millis(error.distances().percentile(99)),
        Figures.millis(error.worst()));
  }

  /** The servers of one kind. */
  private record Stage(int port, List<AutoCloseable> servers) implements AutoCloseable {
    @Override
    public void close() throws Exception {
      for (AutoCloseable server : servers) {
        server.close();
      }
    }

    static Stage of(LateTcp server) {
      return new Stage(server.port(), List.of(server));
    }
  }

  private Stage stage(String kind, Late late, Late others) throws IOException {
    return switch (kind) {
      case "https" -> Stage.of(new LateTcp(tls.secured(LateKinds.http(late))));
      case "tls" -> Stage.of(tls.handshakes(late));
      case "tcp" -> Stage.of(new LateTcp(LateKinds.tcp(late)));
      case "amqp" -> Stage.of(new LateTcp(LateKinds.amqp(late)));
      case "ntp" -> {
        LateUdp server = new LateUdp(LateKinds.ntp(late));
        yield new Stage(server.port(), List.of(server));
      }
      case "dns" -> {
        LateTcp tcp = new LateTcp(LateKinds.dnsOverTcp(others));
        yield new Stage(
            tcp.port(), List.of(tcp, new LateUdp(tcp.port(), LateKinds.dns(late, others))));
      }
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private String yaml(String kind, int port) throws Exception {
    String target =
        switch (kind) {
          case "https" -> "url: https://localhost:" + port + "/";
          case "tls" -> "host: localhost\n        port: " + port;
          case "tcp" -> "host: localhost\n        port: %d\n        send: ping".formatted(port);
          case "amqp" -> "url: amqp://localhost:" + port;
          case "ntp" -> "host: 127.0.0.1\n        port: " + port;
          default ->
              "server: 127.0.0.1\n        port: %d\n        query: %s"
                  .formatted(port, LateKinds.QUERY);
        };
    return """
    controller-status:
      box: { data: '${folder}/data', certs: '${folder}/certs' }
      trust: ['%s']
      targets:
        %s:
          bench:
            %s
    """
        .formatted(trust(), kind, target);
  }

  private Path trust() throws Exception {
    Path file = Files.createTempFile("bench", ".pem");
    String der = Base64.getMimeEncoder().encodeToString(authority.certificate().getEncoded());
    return Files.writeString(
        file, "-----BEGIN CERTIFICATE-----\n" + der + "\n-----END CERTIFICATE-----\n");
  }
}
