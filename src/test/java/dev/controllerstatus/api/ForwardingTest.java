package dev.controllerstatus.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import dev.controllerstatus.history.Episode;
import dev.controllerstatus.history.Episodes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForwardingTest {
  private static final Map<String, String> ON =
      Map.of("CONTROLLER_STATUS_HTTPS_FORWARDING", "true");
  private static final Instant SINCE = Instant.parse("2026-11-20T15:27:00Z");

  @TempDir private Path folder;

  /** As an earlier run has left it. */
  private static void open(RunningBox box, String cause) {
    String body =
        """
        {"cause":"%s","subject":"","owner":"site-it","confidence":0.97,"affects":["https/backend"],
         "values":{},"proofs":[],"quietMs":30000,"seen":"2026-11-20T15:28:00Z"}
        """
            .formatted(cause);
    box.part(Episodes.class).put(new Episode("s-20261120-1", SINCE, null, body));
  }

  @Test
  void nothing_is_told_unless_it_is_switched_on() throws Exception {
    try (RunningBox box = new RunningBox(folder, "")) {
      assertEquals(404, box.ask("GET /api/forwarding").status());
    }
  }

  @Test
  void as_long_as_nothing_is_known_against_it_traffic_passes() throws Exception {
    try (RunningBox box = new RunningBox(folder, "", ON)) {
      open(box, "dns.silent");
      Answer answer = box.ask("GET /api/forwarding");
      assertEquals(200, answer.status());
      assertEquals("{\"passes\":true,\"cause\":null,\"since\":null}", answer.body());
    }
  }

  @Test
  void a_gateway_that_passes_nothing_is_told_with_its_cause() throws Exception {
    try (RunningBox box = new RunningBox(folder, "", ON)) {
      open(box, "gateway.not-forwarding");
      Answer answer = box.ask("GET /api/forwarding");
      assertEquals(503, answer.status());
      assertEquals(
          "{\"passes\":false,\"cause\":\"gateway.not-forwarding\",\"since\":\"2026-11-20T15:27:00Z\"}",
          answer.body());
    }
  }

  @Test
  void what_an_earlier_run_left_open_is_told_in_the_language_of_the_reader() throws Exception {
    try (RunningBox box = new RunningBox(folder, "")) {
      open(box, "gateway.not-forwarding");
      String user = box.as(Role.VIEWER);
      Answer english = box.ask("GET /api/situations/s-20261120-1", user);
      Answer german = box.ask("GET /api/situations/s-20261120-1", user, "Accept-Language: de");
      assertTrue(english.body().contains("\"ownerName\":\"the site's IT\""), english::body);
      assertTrue(german.body().contains("Firewall"), german::body);
      Answer page = box.ask("GET /", user, "Accept-Language: de");
      assertTrue(page.body().contains("Wessen Aufgabe"), page::body);
    }
  }
}
