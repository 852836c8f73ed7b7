package dev.controllerstatus.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Configuration;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DoctorCommandTest {
  @TempDir private Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int doctor(Path file) {
    CommandLine command = CommandLines.of(Map.of(Configuration.FILE_VARIABLE, file.toString()));
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute("doctor");
  }

  private int doctor(String data, int httpPort, String hotspot) throws IOException {
    Path file = temp.resolve("controller-status.yml");
    String text =
        """
        controller-status:
          box: { data: '%s', certs: '%s/certs' }
          http: { port: %d }
          https: { port: %d }
          hotspot: { %s }
        """;
    Files.writeString(file, text.formatted(data, temp, httpPort, free(), hotspot));
    return doctor(file);
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void says(String line) {
    assertTrue(out.toString().lines().anyMatch(one -> one.matches(line)), () -> line + "\n" + out);
  }

  @Test
  void all_is_well_where_nothing_is_missing() throws Exception {
    Path data = temp.resolve("not/yet/made");
    assertEquals(0, doctor(data.toString(), free(), "interface: none"), err::toString);
    says("java +ok +25.*");
    says("configuration +ok .*");
    says("data +ok .*/not/yet/made, \\d+ MiB free");
    says("http.port +ok +\\d+ is free");
    says("hotspot +ok .*switched off.*");
    assertFalse(Files.exists(temp.resolve("not")), "it makes nothing");
  }

  @Test
  void a_device_that_is_not_there_is_a_note_with_what_to_do() throws Exception {
    assertEquals(1, doctor(temp.toString(), free(), "interface: none-of-this-name"));
    says("hotspot +note .+\\. .+\\.");
  }

  @Test
  void a_folder_that_cannot_be_one_and_a_port_of_others_are_faults() throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "no folder");
    try (ServerSocket other = new ServerSocket(0)) {
      assertEquals(2, doctor(file + "/data", other.getLocalPort(), "interface: none"));
      says("data +fault .*file/data cannot be written: allow it, or set box.data.");
      says("http.port +fault +\\d+ is not to be had: .* Set http.port.");
    }
  }

  @Test
  void the_service_may_run_meanwhile() throws Exception {
    try (RunningBox box = new RunningBox(temp.resolve("box"), "")) {
      int _ = doctor(temp.resolve("box/controller-status.yml"));
      says("http.port +ok +%d, on which the service runs".formatted(box.httpPort()));
      says("https.port +ok +%d, on which the service runs".formatted(box.httpsPort()));
    }
  }

  @Test
  void mistakes_of_the_configuration_are_told_as_at_the_start() throws Exception {
    assertEquals(2, doctor(temp.toString(), free(), "interfaze: none"));
    assertTrue(err.toString().contains("hotspot.interfaze: unknown key"), err::toString);
  }
}
