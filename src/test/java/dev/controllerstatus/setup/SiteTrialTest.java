package dev.controllerstatus.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.api.Checks;
import dev.controllerstatus.command.Answer;
import dev.controllerstatus.hotspot.Networks;
import dev.controllerstatus.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A proxy and a time server are tried beside the old ones: Debian's squid, chrony and nginx. */
@ExtendWith(Lab.class)
class SiteTrialTest {
  private static final String DEAD = "http://127.0.0.1:1";
  private static final String TARGETS =
      """
      https:
        name: { name: By name, url: "http://localhost:%1$d/health", every: 1h, timeout: 2s }
        address: { name: By address, url: "http://127.0.0.1:%1$d/health", every: 1h, timeout: 2s }
      ntp:
        clock: { name: Clock, host: 127.0.0.1, port: %2$d, every: 1h, timeout: 2s }
      """;

  private final Lab.Servers lab;
  @TempDir private Path folder;
  private SetupBox box;

  SiteTrialTest(Lab.Servers lab) {
    this.lab = lab;
  }

  @BeforeEach
  void allIsReached() throws Exception {
    String targets = TARGETS.formatted(lab.port("nginx.http"), lab.port("chrony.synchronised"));
    box = new SetupBox(folder, targets, new Networks(List.of(), Instant.now()));
    SetupBox.await("all green", () -> count("\"light\":\"green\"") == 4);
  }

  @AfterEach
  void close() {
    box.close();
  }

  private String status() {
    try {
      return box.page("/api/status").body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int count(String part) {
    return status().split(part, -1).length - 1;
  }

  private Answer fill(String field, String text) throws Exception {
    return box.fill("/setup/site", field + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
  }

  private String proxy(String which) {
    return "http://127.0.0.1:" + lab.port("squid." + which);
  }

  private boolean isKept(String text) throws Exception {
    Path file = folder.resolve("data/settings.yml");
    return Files.exists(file) && Files.readString(file).contains(text);
  }

  private static void has(String part, String page) {
    assertTrue(page.contains(part), () -> part + " is missing in " + page);
  }

  @Test
  void a_proxy_over_which_all_is_reached_is_kept() throws Exception {
    assertEquals(303, fill("proxy", proxy("open")).status());
    SetupBox.await("both over it", () -> count("\"fact\":\"proxy\"") == 2);
    assertEquals(4, count("\"light\":\"green\""), this::status);
    assertEquals(303, fill("proxy", "").status());
  }

  @Test
  void a_proxy_that_does_not_answer_changes_nothing() throws Exception {
    Answer answer = fill("proxy", DEAD);
    assertEquals(422, answer.status());
    has("these services would be lost with it, and keep the way they have.", answer.body());
    has("By address: The proxy is not running: it refused the connection.", answer.body());
    has("By name: The proxy is not running: it refused the connection.", answer.body());
    has("value=\"" + DEAD + "\"", answer.body());
    assertFalse(isKept(DEAD));
    assertEquals(4, count("\"light\":\"green\""), this::status);
  }

  @Test
  void nothing_is_kept_as_long_as_a_proxy_hangs() throws Exception {
    lab.pause("squid");
    try {
      Answer answer = fill("proxy", proxy("open"));
      assertEquals(422, answer.status());
      has("By name: It accepts the connection and then stays silent", answer.body());
      assertFalse(isKept(proxy("open")));
    } finally {
      lab.resume("squid");
    }
  }

  @Test
  void a_service_that_the_proxy_does_not_let_through_keeps_its_way() throws Exception {
    Answer answer = fill("proxy", proxy("strict"));
    assertEquals(422, answer.status());
    has("By address: The proxy does not let the box through to it", answer.body());
    assertFalse(answer.body().contains("By name:"), answer::body);
    has("Services have different ones.", box.page("/setup/site").body());
    assertEquals(4, count("\"light\":\"green\""), this::status);
  }

  @Test
  void a_time_server_that_gives_no_time_is_not_taken() throws Exception {
    Answer answer = fill("time", "127.0.0.9");
    assertEquals(422, answer.status());
    has("no time came from it, and the box keeps its old server. Clock: ", answer.body());
    assertFalse(isKept("127.0.0.9"));
    assertEquals(303, fill("time", "localhost").status());
    assertTrue(isKept("localhost"));
  }

  @Test
  void where_nothing_is_reached_there_is_nothing_to_lose() throws Exception {
    assertEquals(303, fill("time", "localhost").status());
    lab.pause("nginx");
    try {
      box.running().part(Checks.class).run();
      SetupBox.await("both red", () -> count("\"layer\":") == 2);
      assertEquals(303, fill("proxy", DEAD).status());
      assertTrue(isKept(DEAD));
    } finally {
      lab.resume("nginx");
    }
  }
}
