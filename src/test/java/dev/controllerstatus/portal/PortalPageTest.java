package dev.controllerstatus.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import dev.controllerstatus.hotspot.AccessPoint;
import dev.controllerstatus.trust.QrCodes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in the box's own Wi-Fi, of the whole product with all shipped services. */
class PortalPageTest {
  private static final int MOST_BYTES = 20_000;
  private static final Room ROOM = new Room();
  private static final String TARGETS =
      """
      tcp:
        depot: { host: 127.0.0.1, port: 9, send: hello, expect: hi, every: 1h, timeout: 1s }
        bad: { name: '<script>alert(1)</script>', host: 127.0.0.1, port: 9, send: a, expect: b, every: 1h, timeout: 1s }
      """;

  @TempDir private static Path temp;
  private static RunningBox box;
  private static Phone phone;
  private static Phone guest;

  @BeforeAll
  static void start() throws Exception {
    box = new RunningBox(temp, TARGETS, ROOM);
    Instant later = Instant.now().plusSeconds(3600);
    phone = ROOM.enter(box, "02:00:00:00:00:01", "127.0.0.11", later);
    guest = ROOM.enter(box, "02:00:00:00:00:02", "127.0.0.12", later);
    guest.press("keep");
    phone.press("check");
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  private static String page(String... headers) throws IOException {
    return phone.get(Phone.PORTAL, headers).body();
  }

  @Test
  void the_lights_are_on_the_first_page_with_latency_port_and_url() throws Exception {
    Answer answer = phone.get(Phone.PORTAL);
    assertEquals(200, answer.status());
    assertTrue(answer.header("content-type").startsWith("text/html"), answer::head);
    assertTrue(answer.body().contains("No service is operational"), answer::body);
    assertTrue(answer.body().contains("tcp://127.0.0.1:9"), answer::body);
    assertTrue(answer.body().contains("<dt>Port</dt><dd>9</dd>"), answer::body);
    assertEquals(answer.body().replaceAll("as of [^<]+", ""), doneOf(phone));
  }

  private static String doneOf(Phone whose) throws IOException {
    return whose.get(Phone.PORTAL + "done").body().replaceAll("as of [^<]+", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void it_is_small_needs_no_script_and_loads_nothing_from_elsewhere(String language)
      throws Exception {
    for (Phone whose : List.of(phone, guest)) {
      String page = whose.get(Phone.PORTAL, "Accept-Language: " + language).body();
      assertTrue(page.getBytes(UTF_8).length < MOST_BYTES, () -> page.length() + "");
      assertFalse(page.matches("(?s).*(<script|<style| style=| on[a-z]+=|@import).*"), page);
      assertFalse(page.matches("(?s).* (src|action)=\"[^\"]*:.*"), page);
      assertFalse(page.matches("(?s).*>[^<]*portal\\.[a-z].*"), page);
    }
  }

  @Test
  void it_speaks_german() throws Exception {
    String page = page("Accept-Language: de-AT,de;q=0.9");
    assertTrue(page.contains("<html lang=\"de\">"), page);
    assertTrue(page.contains("Dieses WLAN hat kein Internet. Das ist richtig so."), page);
  }

  @Test
  void its_codes_open_the_box_and_let_a_second_phone_in() throws Exception {
    AccessPoint wifi = box.part(AccessPoint.class);
    assertEquals(
        List.of(Phone.PORTAL, "WIFI:T:WPA;S:%s;P:%s;;".formatted(wifi.ssid(), wifi.key().reveal())),
        QrCodes.in(page()));
  }

  @ParameterizedTest
  @CsvSource({
    "Mozilla/5.0 (Linux; Android 15; Pixel 9), Android",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X), iPhone and iPad",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7), Mac",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64), Windows and Linux"
  })
  void the_steps_of_the_system_at_hand_come_first_and_open(String agent, String system)
      throws Exception {
    String page = guest.get(Phone.PORTAL, "User-Agent: " + agent).body();
    String first = page.substring(page.indexOf("<details open"));
    assertTrue(first.contains("<summary>" + system + "</summary>"), page);
    assertTrue(first.indexOf("<summary>" + system) < 60, first);
    assertFalse(first.substring(10).contains("<details open"), page);
  }

  @Test
  void a_name_cannot_become_markup() throws Exception {
    assertTrue(page().contains("&lt;script"), "the name is there");
  }

  @Test
  void in_the_network_of_the_site_there_is_no_such_page() throws Exception {
    for (String path : List.of("/portal", "/done", "/.well-known/captive-api")) {
      assertEquals(404, box.ask("GET " + path).status(), path);
      assertEquals(404, box.ask("GET " + path, box.as(Role.ADMIN)).status(), path);
      assertTrue(box.askPlain("localhost", "GET " + path).header("location").startsWith("https:"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/status", "/login", "/app/", "/health", "/api/docs", "/metrics"})
  void nothing_else_is_there_also_for_whoever_sends_a_password(String path) throws Exception {
    Answer answer = phone.get(Phone.PORTAL + path.substring(1), box.as(Role.ADMIN));
    assertEquals(404, answer.status());
    assertEquals("", answer.header("set-cookie"));
    assertEquals("", answer.header("www-authenticate"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/page/base.css", "/page/status.css", "/page/portal.css"})
  void what_it_loads_is_there(String path) throws Exception {
    assertEquals(200, phone.get(Phone.PORTAL + path.substring(1)).status());
  }

  @Test
  void a_neighbour_in_the_site_cannot_reach_it_by_its_address() throws Exception {
    Phone neighbour = new Phone(box, "127.0.1.11");
    Answer answer = neighbour.get(Phone.PORTAL);
    assertEquals(302, answer.status());
    assertTrue(answer.header("location").startsWith("https://"), answer::head);
  }
}
