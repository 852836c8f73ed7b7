package dev.controllerstatus.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Configuration;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LabelCommandTest {
  @TempDir private Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int label(String... options) throws Exception {
    Path file = temp.resolve("controller-status.yml");
    if (!Files.exists(file)) {
      Files.writeString(
          file,
          "controller-status: { box: { name: Depot, data: '%1$s/data', certs: '%1$s/certs' } }"
              .formatted(temp));
    }
    CommandLine command = CommandLines.of(Map.of(Configuration.FILE_VARIABLE, file.toString()));
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    List<String> words = new ArrayList<>(List.of("label"));
    words.addAll(List.of(options));
    return command.execute(words.toArray(String[]::new));
  }

  @Test
  void before_the_first_start_it_makes_what_is_missing_and_keeps_it() throws Exception {
    assertEquals(0, label());
    String first = out.toString();
    assertTrue(first.startsWith("Depot\n"), first);
    assertTrue(first.contains("Status-"), first);
    out.getBuffer().setLength(0);
    assertEquals(0, label());
    assertEquals(first, out.toString());
  }

  @Test
  void it_comes_in_the_language_that_is_asked_for() throws Exception {
    assertEquals(0, label("--language", "de"));
    assertTrue(out.toString().contains("  WLAN-Schlüssel "), out::toString);
    out.getBuffer().setLength(0);
    assertEquals(0, label("--language", "en"));
    assertTrue(out.toString().contains("  Wi-Fi key "), out::toString);
    assertEquals(ExitCode.USAGE, label("--language", "fr"));
    assertTrue(err.toString().contains("no label in \"fr\""), err::toString);
  }

  @Test
  void it_tells_what_the_running_box_shows() throws Exception {
    try (RunningBox box = new RunningBox(temp, "")) {
      assertEquals(0, label("--language", "en"));
      String fingerprint =
          out.toString()
              .lines()
              .filter(line -> line.contains("fingerprint"))
              .findFirst()
              .orElseThrow()
              .replaceAll(".*fingerprint +| …", "");
      String page = box.ask("GET /trust").body().replaceAll("</?span>", "");
      assertTrue(page.contains(fingerprint), fingerprint + " in " + page);
    }
  }

  @Test
  void the_page_to_print_is_for_its_owner_only() throws Exception {
    Path page = temp.resolve("label.html");
    assertEquals(0, label("--html", page.toString()));
    assertTrue(Files.readString(page).contains("Status-"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(page)));
    assertTrue(out.toString().contains("label.html"), out::toString);
  }

  @Test
  void a_page_that_cannot_be_written_is_told_in_one_line() throws Exception {
    Path blocked = Files.writeString(temp.resolve("file"), "no folder");
    assertEquals(3, label("--html", blocked.resolve("label.html").toString()));
    assertEquals(1, err.toString().lines().count(), err::toString);
  }

  @Test
  void a_mistake_in_the_configuration_exits_with_2() throws Exception {
    Files.writeString(
        temp.resolve("controller-status.yml"), "controller-status: { htpp: { port: 1 } }");
    assertEquals(2, label());
    assertTrue(err.toString().contains("htpp: unknown key"), err::toString);
  }
}
