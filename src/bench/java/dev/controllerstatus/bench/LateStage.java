package dev.controllerstatus.bench;

import dev.controllerstatus.probe.TestAuthority;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The late servers of one target, and the target's settings.
 *
 * @param late knows the truth about each answer
 * @param servers on the same port where there are several
 */
record LateStage(String kind, Late late, List<LateServer> servers) implements AutoCloseable {
  /** Every kind that there is. */
  static final List<String> KINDS = List.of("https", "tls", "tcp", "amqp", "ntp", "dns");

  /** The question of kind tcp, asked without the product: what the machine adds by itself. */
  static final String CONTROL = "control";

  static LateStage of(String kind, Duration delay, TestAuthority.Leaf leaf) throws IOException {
    Late late = new Late(delay);
    LateTls tls = new LateTls(leaf);
    return new LateStage(
        kind,
        late,
        switch (kind) {
          case "https" -> List.of(new LateTcp(tls.secured(LateKinds.http(late))));
          case "tls" -> List.of(tls.handshakes(late));
          case "tcp", CONTROL -> List.of(new LateTcp(LateKinds.tcp(late)));
          case "amqp" -> List.of(new LateTcp(LateKinds.amqp(late)));
          case "ntp" -> List.of(new LateUdp(LateKinds.ntp(late)));
          case "dns" -> dns(late, new Late(delay));
          default -> throw new IllegalArgumentException(kind);
        });
  }

  private static List<LateServer> dns(Late late, Late others) throws IOException {
    LateTcp tcp = new LateTcp(LateKinds.dnsOverTcp(others));
    return List.of(tcp, new LateUdp(tcp.port(), LateKinds.dns(late, others)));
  }

  int port() {
    return servers.getFirst().port();
  }

  /** In one line of YAML. */
  String settings() {
    return switch (kind) {
      case "https" -> "{ url: \"https://localhost:%d/\" }".formatted(port());
      case "tls" -> "{ host: localhost, port: %d }".formatted(port());
      case "tcp" -> "{ host: localhost, port: %d, send: ping }".formatted(port());
      case "amqp" -> "{ url: \"amqp://localhost:%d\" }".formatted(port());
      case "ntp" -> "{ host: 127.0.0.1, port: %d }".formatted(port());
      case "dns" -> "{ server: 127.0.0.1, port: %d, query: %s }".formatted(port(), LateKinds.QUERY);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  @Override
  public void close() {
    servers.forEach(LateServer::close);
  }
}
