package dev.controllerstatus.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Configurations against the lab in the mix with which the peers were measured: of ten targets five
 * verified HTTPS by name, three TCP, two DNS, each every ten seconds.
 */
final class Mix {
  private static final String HEAD =
      """
      controller-status:
        box: { data: '${folder}/data', certs: '${folder}/certs' }
        http: { port: 18380 }
        https: { port: 18381, names: [localhost] }
        trust: ['%s']
        access:
          viewer: { password: bench-password }
        targets:
          # Shipped, but of no use on loopback.
          amqp: { rabbitmq: { enabled: false } }
          ntp: { ntp: { enabled: false } }
          box: { box: { enabled: false } }
          gateway: { gateway: { enabled: false } }
          path: { path: { enabled: false } }
      """;
  private final Properties lab;

  private Mix(Properties lab) {
    this.lab = lab;
  }

  /** From the {@code lab.properties} of a running lab with nginx and unbound. */
  static Mix of(String file) throws IOException {
    Properties lab = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(file))) {
      lab.load(reader);
    }
    return new Mix(lab);
  }

  String yaml(int count) {
    return yaml(count, 0, 0, 0);
  }

  /** The first of each kind are dead: their packets are dropped at these ports. */
  String yaml(int count, int dead, int deadTcp, int deadUdp) {
    int tenths = count / 10;
    int deadTenths = dead / 10;
    StringBuilder yaml = new StringBuilder(HEAD.formatted(lab.get("ca")));
    yaml.append("    https:\n");
    for (String shipped : new String[] {"balena", "backend", "sentry", "billing"}) {
      yaml.append("      %s: { enabled: false }\n".formatted(shipped));
    }
    for (int i = 0; i < 5 * tenths; i++) {
      Object port = i < 5 * deadTenths ? deadTcp : lab.get("nginx.good.port");
      yaml.append("      t%d: { url: \"https://localhost:%s/health\" }\n".formatted(i, port));
    }
    yaml.append("    tcp:\n");
    for (int i = 0; i < 3 * tenths; i++) {
      Object port = i < 3 * deadTenths ? deadTcp : lab.get("nginx.http.port");
      yaml.append(
          "      t%d: { host: 127.0.0.1, port: %s, send: \"%s\", expect: HTTP/1.1 }\n"
              .formatted(i, port, "HEAD /health HTTP/1.0\\r\\n\\r\\n"));
    }
    yaml.append("    dns:\n      dns: { enabled: false }\n");
    for (int i = 0; i < 2 * tenths; i++) {
      Object port = i < 2 * deadTenths ? deadUdp : lab.get("unbound.dns.port");
      yaml.append(
          "      t%d: { server: 127.0.0.1, port: %s, query: any.lab.test }\n".formatted(i, port));
    }
    return yaml.toString();
  }
}
