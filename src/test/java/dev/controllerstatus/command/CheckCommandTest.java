package dev.controllerstatus.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.probe.BrokenServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
  private static final String NOTHING_SHIPPED =
      """
      controller-status:
        box: { name: Test depot, data: /nowhere, certs: /nowhere }
        targets:
          https: { balena: { enabled: false }, sentry: { enabled: false } }
          ntp: { ntp: { enabled: false } }
          dns: { dns: { enabled: false } }
          box: { box: { enabled: false } }
          gateway: { gateway: { enabled: false } }
          path: { path: { enabled: false } }
      """;

  @TempDir private Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int check(String targets, String... options) throws IOException {
    Path file = temp.resolve("controller-status.yml");
    Files.writeString(file, NOTHING_SHIPPED + targets.indent(4));
    CommandLine command = CommandLines.of(Map.of(Configuration.FILE_VARIABLE, file.toString()));
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] words = new String[options.length + 1];
    words[0] = "check";
    System.arraycopy(options, 0, words, 1, options.length);
    return command.execute(words);
  }

  private static String tcp(String id, int port, String more) {
    return "%s: { name: %s, host: 127.0.0.1, port: %d%s }".formatted(id, id, port, more);
  }

  @Test
  void green_exits_with_0() throws Exception {
    try (BrokenServer well = BrokenServer.that(BrokenServer.says("ready"))) {
      assertEquals(0, check("tcp: { %s }".formatted(tcp("well", well.port(), ""))));
      assertTrue(out.toString().startsWith("Test depot: green"), out::toString);
    }
  }

  @Test
  void yellow_exits_with_1_and_says_what_is_wrong() throws Exception {
    try (BrokenServer well = BrokenServer.that(BrokenServer.says("ready"))) {
      String targets =
          "tcp: { %s, %s }"
              .formatted(tcp("well", well.port(), ""), tcp("dead", BrokenServer.refusedPort(), ""));
      assertEquals(1, check(targets));
      assertTrue(out.toString().contains("the connection was refused"), out::toString);
    }
  }

  @Test
  void red_exits_with_2_and_json_is_the_status_of_the_interface() throws Exception {
    String targets = "tcp: { %s }".formatted(tcp("dead", BrokenServer.refusedPort(), ""));
    assertEquals(2, check(targets, "--json"));
    assertTrue(out.toString().contains("\"light\":\"red\""), out::toString);
    assertTrue(
        out.toString().contains("{\"layer\":\"unreachable\",\"code\":\"refused\""), out::toString);
  }

  @Test
  void nothing_to_check_exits_with_3() throws Exception {
    assertEquals(3, check("{}"));
  }

  @Test
  void a_configuration_that_cannot_be_used_exits_with_3() throws Exception {
    assertEquals(3, check("tcp: { well: { prot: 1 } }"));
    assertTrue(err.toString().contains("targets.tcp.well.prot: unknown key"), err::toString);
  }

  @Test
  void a_word_that_is_not_understood_exits_with_64() throws Exception {
    assertEquals(64, check("{}", "--jsno"));
    assertTrue(err.toString().contains("Unknown option: '--jsno'"), err::toString);
  }

  @Test
  void it_ends_within_fifteen_seconds_whatever_hangs() throws Exception {
    try (BrokenServer silent = BrokenServer.that(BrokenServer.SILENT)) {
      String patient = ", timeout: 1m, every: 5m";
      long began = System.nanoTime();
      assertEquals(3, check("tcp: { %s }".formatted(tcp("silent", silent.port(), patient))));
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      assertTrue(took.compareTo(Duration.ofSeconds(14)) < 0, "took " + took);
    }
  }
}
