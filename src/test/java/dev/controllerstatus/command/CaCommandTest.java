package dev.controllerstatus.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Configuration;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CaCommandTest {
  @TempDir private Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Runs these words, split at spaces; {@code @} stands for the folder of the test. */
  private int run(String words) throws Exception {
    Path file = temp.resolve("controller-status.yml");
    Files.writeString(
        file,
        "controller-status: { box: { certs: '%s/certs' }, https: { names: [depot.example.net] } }"
            .formatted(temp));
    CommandLine command = CommandLines.of(Map.of(Configuration.FILE_VARIABLE, file.toString()));
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(
        Arrays.stream(words.split(" "))
            .map(word -> word.replace("@", temp.toString()))
            .toArray(String[]::new));
  }

  @Test
  void a_root_is_made_once_and_issues_for_a_box_that_kept_its_key() throws Exception {
    assertEquals(0, run("ca init --folder @/fleet --permit example.net"), err::toString);
    assertEquals(3, run("ca init --folder @/fleet --permit example.net"));
    assertTrue(err.toString().contains("root.key exists already and is not overwritten"));
    out.getBuffer().setLength(0);
    assertEquals(0, run("ca request"), err::toString);
    Files.writeString(temp.resolve("box.csr"), out.toString());
    assertEquals(
        0,
        run(
            "ca issue --folder @/fleet --host depot.example.net --request @/box.csr --out"
                + " @/certs/ca.key"),
        err::toString);
    assertTrue(Files.readString(temp.resolve("certs/ca.key")).startsWith("-----BEGIN CERT"));
  }

  @Test
  void what_the_root_does_not_permit_exits_with_3_in_one_line() throws Exception {
    run("ca init --folder @/fleet --permit example.net");
    assertEquals(3, run("ca issue --folder @/fleet --host bank.example --out @/ca.key"));
    assertEquals("the root does not permit bank.example\n", err.toString());
  }

  @Test
  void a_request_for_a_company_names_every_host() throws Exception {
    assertEquals(0, run("ca csr --name depot.corp.example"), err::toString);
    Path request = Files.writeString(temp.resolve("request.csr"), out.toString());
    Process openssl =
        new ProcessBuilder(
                "openssl", "req", "-in", request.toString(), "-noout", "-verify", "-text")
            .redirectErrorStream(true)
            .start();
    String said = new String(openssl.getInputStream().readAllBytes());
    assertEquals(0, openssl.waitFor(), said);
    assertTrue(said.contains("DNS:depot.example.net, DNS:depot.corp.example"), said);
    assertTrue(Files.exists(temp.resolve("certs/request.key")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca", "ca issue", "ca init", "ca csr --days 3", "ca melt"})
  void words_that_are_not_understood_exit_with_64(String words) throws Exception {
    assertEquals(64, run(words));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca --help", "ca init -h", "ca issue -h", "ca request -h", "ca csr -h"})
  void help_has_an_example(String words) throws Exception {
    assertEquals(0, run(words));
    assertTrue(out.toString().contains("  controller-status ca "), out::toString);
  }
}
