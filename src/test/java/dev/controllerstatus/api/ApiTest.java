package dev.controllerstatus.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import dev.controllerstatus.probe.BrokenServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The interface of the whole product, as a client on the network sees it. */
class ApiTest {
  @TempDir private static Path temp;
  private static BrokenServer greeter;
  private static RunningBox box;

  @BeforeAll
  static void start() throws Exception {
    greeter = BrokenServer.that(BrokenServer.says("220 ready\r\n"));
    String targets =
        "tcp: { greeter: { name: Greeter, host: 127.0.0.1, port: %d, expect: ready } }"
            .formatted(greeter.port());
    box = new RunningBox(temp, targets);
    box.ask("POST /api/check", box.as(Role.VIEWER), "Content-Length: 0");
  }

  @AfterAll
  static void stop() {
    box.close();
    greeter.close();
  }

  private static void assertProblem(int status, String type, Answer answer) {
    assertEquals(status, answer.status(), answer::toString);
    assertEquals("application/problem+json", answer.header("content-type"));
    assertTrue(answer.body().contains("\"urn:controller-status:" + type + "\""), answer::body);
    assertTrue(answer.body().contains("\"status\":" + status), answer::body);
  }

  @Test
  void the_status_is_told_to_both_users_and_to_nobody_else() throws Exception {
    for (Role role : Role.values()) {
      Answer answer = box.ask("GET /api/status", box.as(role));
      assertEquals(200, answer.status());
      assertEquals("application/json", answer.header("content-type"));
      assertTrue(answer.body().contains("\"boxName\":\"Test depot\""), answer::body);
    }
    assertProblem(401, "unauthorized", box.ask("GET /api/status"));
    Answer wrong = box.ask("GET /api/status", RunningBox.basic("admin:wrong"));
    assertProblem(401, "unauthorized", wrong);
    assertEquals(
        wrong.body(), box.ask("GET /api/status", RunningBox.basic("stranger:wrong")).body());
  }

  @ParameterizedTest
  @CsvSource({"Basic", "Basic !!!", "Basic YWRtaW4=", "Bearer abc", "''"})
  void credentials_that_make_no_sense_are_no_credentials(String value) throws Exception {
    assertProblem(401, "unauthorized", box.ask("GET /api/status", "Authorization: " + value));
  }

  @Test
  void only_a_person_who_navigates_is_asked_for_a_password() throws Exception {
    assertTrue(box.ask("GET /").header("www-authenticate").startsWith("Basic realm="));
    Answer script = box.ask("GET /api/status", "Sec-Fetch-Mode: cors");
    assertEquals("", script.header("www-authenticate"));
  }

  @Test
  void the_page_shows_the_lights_without_a_script() throws Exception {
    Answer page = box.ask("GET /", box.as(Role.VIEWER), "Accept: text/html");
    assertEquals(200, page.status());
    assertTrue(page.header("content-type").startsWith("text/html"));
    assertTrue(page.body().contains("Greeter"), page::body);
    assertTrue(page.body().contains("Not configured"), page::body);
    assertFalse(page.body().contains("<script"), page::body);
    assertFalse(page.body().contains("style="), page::body);
  }

  @Test
  void the_page_shows_the_last_day() throws Exception {
    the_button_of_the_page_comes_back_with_fresh_results();
    String page = box.ask("GET /", box.as(Role.VIEWER), "Accept: text/html").body();
    assertTrue(page.contains("<strong>100 %</strong> of "), page);
    assertTrue(page.contains("role=\"img\" aria-label=\"Last "), page);
  }

  @Test
  void the_button_of_the_page_comes_back_with_fresh_results() throws Exception {
    Answer answer =
        box.ask(
            "POST /check",
            box.as(Role.VIEWER),
            "Accept: text/html,application/xhtml+xml",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Length: 0",
            "Origin: https://localhost:" + box.httpsPort(),
            "Sec-Fetch-Site: same-origin");
    assertEquals(303, answer.status(), answer::toString);
    assertEquals("/", answer.header("location"));
    String status = box.ask("GET /api/status", box.as(Role.VIEWER)).body();
    assertTrue(status.contains("\"light\":\"green\""), status);
  }

  @Test
  void one_service_is_told_by_its_kind_and_name() throws Exception {
    Answer answer = box.ask("GET /api/services/tcp/greeter", box.as(Role.VIEWER));
    assertEquals(200, answer.status());
    assertTrue(answer.body().contains("\"id\":\"tcp/greeter\""), answer::body);
    assertProblem(404, "not-found", box.ask("GET /api/services/tcp/nothing", box.as(Role.VIEWER)));
  }

  @Test
  void a_fresh_result_is_in_the_history_at_once() throws Exception {
    String history = "GET /api/services/tcp/greeter/history?resolution=raw";
    int before = box.ask(history, box.as(Role.VIEWER)).body().split("\"at\"", -1).length;
    the_button_of_the_page_comes_back_with_fresh_results();
    String after = box.ask(history, box.as(Role.VIEWER)).body();
    assertTrue(after.split("\"at\"", -1).length > before, after);
    assertTrue(after.contains("\"outcome\":\"up\""), after);
  }

  @Test
  void a_path_that_leads_nowhere_is_not_found() throws Exception {
    assertProblem(404, "not-found", box.ask("GET /api/nothing", box.as(Role.ADMIN)));
    assertProblem(404, "not-found", box.ask("GET /../../etc/passwd", box.as(Role.ADMIN)));
  }

  @Test
  void a_method_that_does_not_belong_is_told() throws Exception {
    Answer answer = box.ask("POST /api/status", box.as(Role.ADMIN), "Content-Length: 0");
    assertProblem(405, "method-not-allowed", answer);
    assertProblem(405, "method-not-allowed", box.ask("DELETE /api/check", box.as(Role.ADMIN)));
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example",
    "evil.example:8443",
    "localhost.evil.example",
    "0x7f.1",
    "'[::2]'",
    "'a b'"
  })
  void a_host_that_is_not_this_box_is_misdirected(String host) throws Exception {
    assertProblem(
        421, "misdirected-request", box.askHost(host, "GET /api/status", box.as(Role.ADMIN)));
  }

  @ParameterizedTest
  @CsvSource({"localhost", "127.0.0.1", "'[::1]'", "box.test", "BOX.TEST:1234"})
  void every_name_of_this_box_is_served(String host) throws Exception {
    assertEquals(200, box.askHost(host, "GET /api/status", box.as(Role.ADMIN)).status());
  }

  @Test
  void a_foreign_page_cannot_press_the_button() throws Exception {
    Answer foreign =
        box.ask(
            "POST /api/check",
            box.as(Role.ADMIN),
            "Content-Length: 0",
            "Sec-Fetch-Site: cross-site");
    assertProblem(403, "forbidden", foreign);
    Answer own =
        box.ask(
            "POST /api/check",
            box.as(Role.ADMIN),
            "Content-Length: 0",
            "Sec-Fetch-Site: same-origin");
    assertEquals(202, own.status(), own::toString);
    assertTrue(own.body().contains("\"total\":1"), own::body);
  }

  @Test
  void ten_megabytes_of_header_are_too_large() throws Exception {
    String huge = "X-Huge: " + "x".repeat(10_000_000);
    assertProblem(
        431,
        "request-header-fields-too-large",
        box.ask("GET /api/status", box.as(Role.ADMIN), huge));
    assertEquals(200, box.ask("GET /api/status", box.as(Role.ADMIN)).status());
  }

  @Test
  void a_request_that_is_no_http_is_a_bad_request() throws Exception {
    assertEquals(400, box.ask("GET /api/status extra words", box.as(Role.ADMIN)).status());
  }

  @Test
  void the_port_without_encryption_only_shows_the_way() throws Exception {
    Answer answer = box.askPlain("box.test", "GET /api/status");
    assertEquals(302, answer.status());
    assertEquals("https://box.test:" + box.httpsPort() + "/", answer.header("location"));
    assertEquals("no-store", answer.header("cache-control"));
    assertFalse(box.askPlain("evil.example", "GET /").header("location").contains("evil"));
  }

  @Test
  void every_answer_carries_the_safety_headers() throws Exception {
    for (String path :
        new String[] {"/", "/api/status", "/nothing", "/health", "/page/status.css"}) {
      Answer answer = box.ask("GET " + path, box.as(Role.VIEWER));
      assertTrue(answer.header("content-security-policy").startsWith("default-src 'none'"), path);
      assertEquals("nosniff", answer.header("x-content-type-options"), path);
      assertEquals("same-origin", answer.header("referrer-policy"), path);
    }
  }

  @Test
  void health_says_up_and_nothing_more() throws Exception {
    Answer answer = box.ask("GET /health");
    assertEquals(200, answer.status());
    assertEquals("up\n", answer.body());
  }

  @Test
  void without_a_contact_there_is_no_security_txt() throws Exception {
    assertProblem(404, "not-found", box.ask("GET /.well-known/security.txt"));
  }

  @Test
  void password_managers_are_led_to_the_password() throws Exception {
    Answer answer = box.ask("GET /.well-known/change-password");
    assertEquals(302, answer.status());
    assertEquals("/password", answer.header("location"));
  }
}
