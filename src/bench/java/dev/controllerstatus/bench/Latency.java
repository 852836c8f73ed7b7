package dev.controllerstatus.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.TestAuthority;
import dev.controllerstatus.rounds.Runner;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.target.Target;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Whether latencies are true: probes servers that answer after a delay that they measure
 * themselves, one probe at a time, and compares.
 */
final class Latency {
  private static final int WARM_UP = 50;
  private final TestAuthority authority = new TestAuthority("Bench Root");
  private final TestAuthority.Leaf leaf = authority.good();
  private final int probes;

  private Latency(int probes) {
    this.probes = probes;
  }

  /** The number of probes, and the kinds. */
  static void main(List<String> args) throws Exception {
    Latency latency = new Latency(args.isEmpty() ? 1000 : Integer.parseInt(args.getFirst()));
    Figures.row("kind", "truth p50 ms", "reported p50 ms", "error p50", "p99", "worst");
    Figures.row("---", "---", "---", "---", "---", "---");
    for (String kind : args.size() > 1 ? args.subList(1, args.size()) : LateStage.KINDS) {
      for (int millis : new int[] {0, 5, 50}) {
        latency.measure(kind, Duration.ofMillis(millis));
      }
    }
    for (int millis : new int[] {0, 5, 50}) {
      latency.control(Duration.ofMillis(millis));
    }
  }

  /** A report in nanoseconds. */
  private interface Asking {
    long ask() throws IOException, InterruptedException;
  }

  private void measure(String kind, Duration delay) throws Exception {
    try (LateStage stage = LateStage.of(kind, delay, leaf);
        Box box = new Box(yaml(stage))) {
      Target target = box.targets().find(kind, "bench").orElseThrow();
      compare(stage, () -> probe(box.probe(kind), target));
    }
  }

  private void control(Duration delay) throws Exception {
    try (LateStage stage = LateStage.of(LateStage.CONTROL, delay, leaf)) {
      compare(stage, () -> bare(stage.port()));
    }
  }

  private static long bare(int port) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write("ping".getBytes(US_ASCII));
      long asked = System.nanoTime();
      int _ = socket.getInputStream().read();
      return System.nanoTime() - asked;
    }
  }

  private void compare(LateStage stage, Asking asking) throws Exception {
    List<Long> truths = new ArrayList<>();
    List<Long> reports = new ArrayList<>();
    for (int i = 0; i < WARM_UP + probes; i++) {
      reports.add(asking.ask());
      truths.add(stage.late().truth());
    }
    print(
        stage.kind(),
        truths.subList(WARM_UP, truths.size()),
        reports.subList(WARM_UP, reports.size()));
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

  private String yaml(LateStage stage) throws IOException, CertificateEncodingException {
    return """
    controller-status:
      box: { data: '${folder}/data', certs: '${folder}/certs' }
      trust: ['%s']
      targets:
        %s:
          bench: %s
    """
        .formatted(trust(), stage.kind(), stage.settings());
  }

  private Path trust() throws IOException, CertificateEncodingException {
    Path file = Files.createTempFile("bench", ".pem");
    String der = Base64.getMimeEncoder().encodeToString(authority.certificate().getEncoded());
    return Files.writeString(
        file, "-----BEGIN CERTIFICATE-----\n" + der + "\n-----END CERTIFICATE-----\n");
  }
}
