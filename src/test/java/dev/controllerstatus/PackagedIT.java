package dev.controllerstatus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as people get it, started by whatever {@code java} their shell finds. */
class PackagedIT {
  private static final Path JAR = Path.of("target/controller-status.jar").toAbsolutePath();
  @TempDir private Path folder;

  private ProcessBuilder product(String... words) {
    List<String> command = new ArrayList<>(List.of("java", "-jar", JAR.toString()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Only loopback is asked, and nothing of it answers. */
  private void configure(int httpPort, int httpsPort) throws IOException {
    Files.writeString(
        folder.resolve("controller-status.yml"),
        """
        controller-status:
          http: { port: %d }
          https: { port: %d }
          targets:
            https: { balena: { url: "https://127.0.0.1:9/" }, sentry: { enabled: false } }
            ntp: { ntp: { enabled: false } }
            dns: { dns: { enabled: false } }
            box: { box: { enabled: false } }
            gateway: { gateway: { enabled: false } }
            path: { path: { enabled: false } }
        """
            .formatted(httpPort, httpsPort));
  }

  private record Ended(int code, String said) {}

  private static Ended end(Process process) throws IOException, InterruptedException {
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "still running");
    return new Ended(process.exitValue(), said);
  }

  /** Starts, reads what it says until it is up, and asks it to stop. */
  private String startAndStop() throws IOException, InterruptedException {
    Process process = product().start();
    StringBuilder said = new StringBuilder();
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (line.startsWith("  trust ")) {
          process.toHandle().destroy(); // Unlike Process.destroy, it leaves us its last words.
        }
      }
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), "still running");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), said::toString);
    return said.toString();
  }

  @Test
  void any_java_starts_it() throws Exception {
    Ended ended = end(product("--version").start());
    assertEquals(0, ended.code());
    assertTrue(ended.said().matches("Controller Status \\d+\\.\\d+\\.\\d+\\R"), ended::said);
  }

  @Test
  void the_first_start_tells_the_passwords_and_the_second_does_not() throws Exception {
    configure(freePort(), freePort());
    assertTrue(startAndStop().contains("user admin, password"));
    assertFalse(startAndStop().contains("password"));
    assertTrue(Files.exists(folder.resolve("certs/ca.pem")));
    assertTrue(Files.exists(folder.resolve("data/box-id")));
  }

  @Test
  void the_start_brings_no_warning_of_the_jvm() throws Exception {
    configure(freePort(), freePort());
    String said = startAndStop();
    assertFalse(said.contains("WARNING"), said);
  }

  @Test
  void a_port_that_is_taken_is_told_in_one_line() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("0.0.0.0"))) {
      configure(freePort(), taken.getLocalPort());
      assertOneLine(3, "controller-status.https.port", end(product().start()));
    }
  }

  @Test
  void a_folder_that_cannot_be_written_is_told_in_one_line() throws Exception {
    configure(freePort(), freePort());
    Files.writeString(folder.resolve("data"), "a file where the folder should be");
    assertOneLine(3, "controller-status.box.data", end(product().start()));
  }

  @Test
  void a_damaged_key_file_is_set_aside_and_the_service_works() throws Exception {
    configure(freePort(), freePort());
    Files.createDirectories(folder.resolve("certs"));
    Files.writeString(folder.resolve("certs/ca.key"), "no key at all");
    String said = startAndStop();
    assertTrue(said.contains("ca.key is neither PEM nor PKCS#12; it is kept as"), said);
  }

  @Test
  void a_mistake_in_the_configuration_exits_with_2() throws Exception {
    Files.writeString(folder.resolve("controller-status.yml"), "controller-status: { http: 1 }");
    Ended ended = end(product().start());
    assertEquals(2, ended.code(), ended::said);
    assertTrue(ended.said().contains("controller-status.http: found \"1\""), ended::said);
  }

  private static void assertOneLine(int code, String mentions, Ended ended) {
    assertEquals(code, ended.code(), ended::said);
    assertEquals(1, ended.said().lines().count(), ended::said);
    assertTrue(ended.said().contains(mentions), ended::said);
  }
}
