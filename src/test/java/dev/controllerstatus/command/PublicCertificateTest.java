package dev.controllerstatus.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.certs.acme.Acme;
import dev.controllerstatus.certs.acme.AcmeState;
import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.lab.Lab;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The section {@code https.acme} is all that is needed for a public certificate. */
@ExtendWith(Lab.class)
class PublicCertificateTest {
  @TempDir private Path folder;
  private final Lab.Servers lab;

  PublicCertificateTest(Lab.Servers lab) {
    this.lab = lab;
  }

  private Product product(String directory) throws Exception {
    Path file = folder.resolve("controller-status.yml");
    Files.writeString(
        file,
        """
        controller-status:
          box: { data: '%1$s/data', certs: '%1$s/certs' }
          http: { port: %2$d }
          https:
            port: %3$d
            names: [box.acme.test]
            acme:
              directory: %4$s
              names: [box.acme.test]
              trust: ['%5$s']
              dns: { server: 127.0.0.1, port: %6$s, key-name: %7$s, key: '%8$s' }
          targets:
            https: { balena: { enabled: false }, sentry: { enabled: false } }
            ntp: { ntp: { enabled: false } }
            dns: { dns: { enabled: false } }
            box: { box: { enabled: false } }
            gateway: { gateway: { enabled: false } }
            path: { path: { enabled: false } }
        """
            .formatted(
                folder,
                freePort(),
                freePort(),
                directory,
                lab.get("ca"),
                lab.get("bind.dns.port"),
                lab.get("bind.key-name"),
                lab.get("bind.key")));
    return Product.of(Map.of(Configuration.FILE_VARIABLE, file.toString()));
  }

  private String pebble() {
    return "https://localhost:%d/dir".formatted(lab.port("pebble.acme"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static AcmeState await(Product product, Predicate<AcmeState> wanted) throws Exception {
    long start = System.nanoTime();
    while (System.nanoTime() - start < Duration.ofSeconds(30).toNanos()) {
      AcmeState state = product.get(Acme.class).state().orElseThrow();
      if (wanted.test(state)) {
        return state;
      }
      Thread.sleep(20);
    }
    throw new AssertionError(product.get(Acme.class).state());
  }

  @Test
  void it_comes_in_the_background() throws Exception {
    try (Product product = product(pebble())) {
      product.start();
      AcmeState state = await(product, s -> s.lastSuccess() != null || s.lastFailure() != null);
      assertNull(state.lastFailure());
      assertTrue(Files.exists(folder.resolve("certs/acme.pem")));
    }
  }

  @Test
  void an_authority_that_cannot_be_reached_fails_no_start() throws Exception {
    try (Product product = product("https://localhost:%d/dir".formatted(freePort()))) {
      product.start();
      AcmeState state = await(product, s -> s.lastFailure() != null);
      assertEquals(AcmeState.Reason.SERVER_UNREACHABLE, state.lastFailure().reason());
    }
  }

  @Test
  void an_authority_that_hangs_holds_no_stop_up() throws Exception {
    Product product = product(pebble());
    lab.pause("pebble");
    try {
      product.start();
      await(product, _ -> Files.exists(folder.resolve("certs/acme.key")));
      long start = System.nanoTime();
      product.close();
      assertTrue(System.nanoTime() - start < Duration.ofSeconds(9).toNanos());
    } finally {
      lab.resume("pebble");
    }
  }

  @Test
  void without_the_section_there_is_none() throws Exception {
    Path file = Files.writeString(folder.resolve("controller-status.yml"), "{}");
    try (Product product = Product.of(Map.of(Configuration.FILE_VARIABLE, file.toString()))) {
      assertEquals(Optional.empty(), product.get(Acme.class).state());
    }
  }
}
