package dev.controllerstatus.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in, from a new box on: by the interface and by the page. */
class SessionTest {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String NAVIGATION = "Sec-Fetch-Mode: navigate";
  private static final String CHOSEN = "my own password";
  @TempDir private Path temp;
  private RunningBox box;

  @BeforeEach
  void start() throws Exception {
    box = RunningBox.fresh(temp);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  private Answer login(String user, String password) throws IOException {
    String body = "{\"user\":\"%s\",\"password\":\"%s\"}".formatted(user, password);
    return box.send("POST /api/session", JSON, body);
  }

  private static String cookie(Answer answer) {
    return "Cookie: __Host-sid=" + answer.cookie("__Host-sid").split(";")[0];
  }

  private Answer form(String path, String fields, String... headers) throws IOException {
    return box.send("POST " + path, FORM, fields, headers);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Answer change(String user, String current, String password, String header)
      throws IOException {
    String body = "{\"current\":\"%s\",\"password\":\"%s\"}".formatted(current, password);
    return box.send("PUT /api/users/" + user + "/password", JSON, body, header);
  }

  @Test
  void the_cookie_is_for_this_host_and_for_no_script() throws Exception {
    Answer answer = login("viewer", box.password(Role.VIEWER));
    assertEquals(200, answer.status(), answer::toString);
    assertEquals("{\"user\":\"viewer\",\"passwordChangeRequired\":false}", answer.body());
    for (String name : new String[] {"__Host-sid", "__Host-device"}) {
      String cookie = answer.cookie(name);
      for (String attribute : new String[] {"Path=/", "Secure", "HTTPOnly", "SameSite=Strict"}) {
        assertTrue(cookie.toLowerCase().contains("; " + attribute.toLowerCase()), cookie);
      }
      assertFalse(cookie.contains("Domain"), cookie);
    }
  }

  @Test
  void a_session_reads_until_it_is_ended() throws Exception {
    String cookie = cookie(login("viewer", box.password(Role.VIEWER)));
    assertEquals(200, box.ask("GET /api/status", cookie).status());
    Answer out = box.ask("DELETE /api/session", cookie);
    assertEquals(204, out.status());
    assertTrue(out.cookie("__Host-sid").contains("Max-Age=0"), out::head);
    assertEquals(401, box.ask("GET /api/status", cookie).status());
  }

  @Test
  void a_wrong_login_is_refused_and_the_next_one_has_to_wait() throws Exception {
    Answer wrong = login("admin", "wrong");
    assertEquals(401, wrong.status());
    assertEquals("", wrong.header("www-authenticate"));
    Answer next = login("admin", box.password(Role.ADMIN));
    assertEquals(429, next.status(), next::toString);
    assertEquals("1", next.header("retry-after"));
    assertTrue(next.body().contains("urn:controller-status:too-many-requests"), next::body);
    assertEquals(429, box.ask("GET /api/status", box.as(Role.ADMIN)).status());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400",
    "'{', 400",
    "'{}', 400",
    "'[]', 400",
    "'{\"user\":null,\"password\":null}', 400",
    "'{\"user\":\"admin\"}', 400",
    "'{\"user\":1,\"password\":[]}', 400"
  })
  void a_body_that_is_no_login_is_told(String body, int status) throws Exception {
    Answer answer = box.send("POST /api/session", JSON, body);
    assertEquals(status, answer.status(), answer::toString);
    assertEquals("application/problem+json", answer.header("content-type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {FORM, "text/plain", "multipart/form-data; boundary=x"})
  void the_interface_takes_nothing_that_a_form_of_another_site_can_send(String type)
      throws Exception {
    assertEquals(415, box.send("POST /api/check", type, "x=y", box.as(Role.VIEWER)).status());
  }

  @Test
  void an_admin_must_choose_a_password_first() throws Exception {
    Answer login = login("admin", box.password(Role.ADMIN));
    assertTrue(login.body().contains("\"passwordChangeRequired\":true"), login::body);
    String cookie = cookie(login);
    Answer status = box.ask("GET /api/status", cookie);
    assertEquals(403, status.status());
    assertTrue(status.body().contains("urn:controller-status:password-change-required"));
    assertEquals("/password", box.ask("GET /", cookie, NAVIGATION).header("location"));

    assertEquals(422, change("admin", box.password(Role.ADMIN), "short", cookie).status());
    Answer changed = change("admin", box.password(Role.ADMIN), CHOSEN, cookie);
    assertEquals(204, changed.status(), changed::toString);
    assertEquals(401, box.ask("GET /api/status", cookie).status());
    assertEquals(200, box.ask("GET /api/status", cookie(changed)).status());
    assertEquals(200, box.ask("GET /api/audit", cookie(changed)).status());
    assertEquals(403, change("admin", "wrong", "another password", cookie(changed)).status());
  }

  @Test
  void a_viewer_changes_its_own_password_and_an_admin_anybodys() throws Exception {
    String admin = cookie(login("admin", box.password(Role.ADMIN)));
    admin = cookie(change("admin", box.password(Role.ADMIN), CHOSEN, admin));
    String viewer = cookie(login("viewer", box.password(Role.VIEWER)));
    assertEquals(403, change("admin", CHOSEN, "another password", viewer).status());
    assertEquals(404, change("nobody", CHOSEN, "another password", admin).status());
    assertEquals(204, change("viewer", CHOSEN, "viewers password", admin).status());
    assertEquals(401, box.ask("GET /api/status", viewer).status());
    viewer = cookie(login("viewer", "viewers password"));
    assertEquals(204, change("viewer", "viewers password", "third password", viewer).status());
  }

  @Test
  void the_audit_log_tells_what_happened_and_no_secret() throws Exception {
    String admin = cookie(login("admin", box.password(Role.ADMIN)));
    admin = cookie(change("admin", box.password(Role.ADMIN), CHOSEN, admin));
    login("viewer", "a wrong guess");
    Answer audit = box.ask("GET /api/audit", admin);
    assertTrue(
        audit.body().contains("\"who\":\"viewer\",\"from\":\"127.0.0.1\",\"what\":\"wrong\""));
    assertTrue(
        audit
            .body()
            .contains(
                "\"what\":\"password-changed\",\"before\":\"admin: made by the"
                    + " box\",\"after\":\"admin: chosen\""),
        audit::body);
    for (String secret : new String[] {"guess", CHOSEN, box.password(Role.ADMIN)}) {
      assertFalse(audit.body().contains(secret), secret);
    }
  }

  @Test
  void a_person_is_led_to_the_form_and_back() throws Exception {
    Answer led = box.ask("GET /?a=b", NAVIGATION, "Accept: text/html");
    assertEquals(303, led.status());
    assertEquals("/login?next=%2F%3Fa%3Db", led.header("location"));
    Answer page = box.ask("GET " + led.header("location"), NAVIGATION);
    assertTrue(page.body().contains("name=\"next\" value=\"/?a=b\""), page::toString);
    Answer in =
        form(
            "/login", "user=viewer&password=%s&next=%%2Fhere".formatted(box.password(Role.VIEWER)));
    assertEquals(303, in.status(), in::toString);
    assertEquals("/here", in.header("location"));
    Answer lights = box.ask("GET /", cookie(in), NAVIGATION, "Accept: text/html");
    assertTrue(lights.body().contains("Signed in as viewer"), lights::body);
    Answer out = form("/logout", "", cookie(in));
    assertEquals("/login", out.header("location"));
    assertEquals(303, box.ask("GET /", cookie(in), NAVIGATION).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "/a\r\nX: y",
        "",
        "/%0d%0a:"
      })
  void the_form_leads_to_no_other_site(String next) throws Exception {
    Answer in =
        form(
            "/login",
            "user=viewer&password=%s&next=%s".formatted(box.password(Role.VIEWER), encoded(next)));
    assertEquals(303, in.status(), in::toString);
    assertTrue(in.header("location").equals("/") || next.equals("/%0d%0a:"), in::head);
    assertEquals("", in.header("x"));
  }

  @Test
  void the_form_says_what_is_wrong_and_keeps_the_name() throws Exception {
    Answer wrong = form("/login", "user=%3Cb%3E&password=wrong&next=/");
    assertEquals(401, wrong.status());
    assertTrue(wrong.body().contains("No user has this name and password"), wrong::body);
    assertTrue(wrong.body().contains("value=\"&lt;b>\""), wrong::body);
    assertEquals(429, form("/login", "user=x&password=wrong&next=/").status());
  }

  @Test
  void the_first_password_is_chosen_on_the_page_too() throws Exception {
    String first = box.password(Role.ADMIN);
    Answer in = form("/login", "user=admin&password=%s&next=/".formatted(first));
    assertEquals("/password", in.header("location"));
    String fields = "current=%s&password=%s&again=%s";
    String chosen = encoded(CHOSEN);
    Answer differ = form("/password", fields.formatted(first, chosen, "x"), cookie(in));
    assertEquals(422, differ.status());
    assertTrue(differ.body().contains("The two new passwords differ."), differ::body);
    Answer done = form("/password", fields.formatted(first, chosen, chosen), cookie(in));
    assertEquals("/", done.header("location"), done::toString);
    assertEquals(200, box.ask("GET /", cookie(done), NAVIGATION, "Accept: text/html").status());
  }
}
