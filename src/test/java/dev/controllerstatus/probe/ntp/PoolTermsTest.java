package dev.controllerstatus.probe.ntp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.controllerstatus.Application;
import dev.controllerstatus.probe.BrokenServer;
import dev.controllerstatus.probe.UdpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The product in processes of its own, whose hosts file says that the pool is on loopback. */
class PoolTermsTest {
  private static final String POOL = "0.test.pool.ntp.org";
  private final List<Process> started = new ArrayList<>();
  @TempDir private Path folder;

  private void configure(int ntpPort, int tcpPort) throws IOException {
    Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost " + POOL + "\n");
    Files.writeString(
        folder.resolve("controller-status.yml"),
        """
        controller-status:
          http: { port: %d }
          https: { port: %d }
          targets:
            https: { balena: { enabled: false }, sentry: { enabled: false } }
            dns: { dns: { enabled: false } }
            box: { box: { enabled: false } }
            gateway: { gateway: { enabled: false } }
            path: { path: { enabled: false } }
            ntp: { ntp: { name: Pool, host: %s, port: %d } }
            tcp: { well: { name: Well, host: 127.0.0.1, port: %d } }
        """
            .formatted(freePort(), freePort(), POOL, ntpPort, tcpPort));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** With a hosts file of its own, which needs a mount namespace of its own. */
  private Process product(String word) throws IOException {
    String line = "mount --bind hosts /etc/hosts && exec \"$@\"";
    List<String> command =
        new ArrayList<>(List.of("unshare", "--map-root-user", "--mount", "sh", "-c", line, "sh"));
    command.addAll(List.of(ProcessHandle.current().info().command().orElseThrow()));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx96m", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), Application.class.getName()));
    if (!word.isEmpty()) {
      command.add(word);
    }
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    started.add(process);
    return process;
  }

  /** The line in which the service says for the first time how the pool is. */
  private static String light(Process service) throws IOException {
    BufferedReader said = service.inputReader(UTF_8);
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.contains("ntp/ntp is ")) {
        return line;
      }
    }
    return fail("the service has ended");
  }

  @AfterEach
  void stop() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  @Timeout(120)
  void a_pool_gets_one_packet_from_a_service_a_check_beside_it_and_a_restart() throws Exception {
    try (UdpServer pool = UdpServer.that(NtpServer.good());
        BrokenServer well = BrokenServer.that(BrokenServer.says("ready"))) {
      configure(pool.port(), well.port());
      Process service = product("");
      assertTrue(light(service).contains("ntp/ntp is green"));
      Process check = product("check");
      String said = new String(check.getInputStream().readAllBytes(), UTF_8);
      assertTrue(said.contains("Not asked again yet: last asked at "), said);
      assertEquals(0, check.waitFor(), said);
      service.destroy();
      assertTrue(service.waitFor(20, TimeUnit.SECONDS));
      String afterwards = light(product(""));
      assertTrue(afterwards.contains("ntp/ntp is grey: Not asked again yet"), afterwards);
      assertEquals(1, pool.received().size());
    }
  }
}
