package dev.controllerstatus.api;

import static dev.controllerstatus.api.RoutesTest.Open.ADMIN;
import static dev.controllerstatus.api.RoutesTest.Open.ANYBODY;
import static dev.controllerstatus.api.RoutesTest.Open.LOGGED_IN;
import static dev.controllerstatus.api.RoutesTest.Open.READERS;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.command.RunningBox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may ask for what: every route of the running product, so that none can be forgotten. */
class RoutesTest {
  enum Open {
    ANYBODY,
    /** Also to an admin who must choose a password first. */
    LOGGED_IN,
    READERS,
    ADMIN
  }

  private static final Map<String, Open> TABLE =
      new TreeMap<>(
          Map.ofEntries(
              entry("GET /", READERS),
              entry("POST /check", READERS),
              entry("GET /login", ANYBODY),
              entry("POST /login", ANYBODY),
              entry("POST /logout", ANYBODY),
              entry("GET /password", LOGGED_IN),
              entry("POST /password", LOGGED_IN),
              entry("GET /health", ANYBODY),
              entry("GET /.well-known/security.txt", ANYBODY),
              entry("GET /.well-known/change-password", ANYBODY),
              entry("GET /app", ANYBODY),
              entry("GET /app/{+path}", ANYBODY),
              entry("GET /trust", ANYBODY),
              entry("GET /trust/ca.crt", ANYBODY),
              entry("GET /trust/ca.pem", ANYBODY),
              entry("GET /trust/ca.mobileconfig", ANYBODY),
              entry("GET /trust/check.js", ANYBODY),
              // In any network but the box's own Wi-Fi, as here, nobody finds anything there.
              entry("GET /portal", ANYBODY),
              entry("GET /done", ANYBODY),
              entry("POST /portal/keep", ANYBODY),
              entry("POST /portal/finish", ANYBODY),
              entry("POST /portal/check", ANYBODY),
              entry("GET /.well-known/captive-api", ANYBODY),
              // Over TLS it only leads to the pages, which ask for a login.
              entry("GET /setup/code", ANYBODY),
              entry("POST /setup/code", ANYBODY),
              entry("GET /setup", ADMIN),
              entry("POST /setup/look", ADMIN),
              entry("GET /setup/wifi", ADMIN),
              entry("POST /setup/wifi", ADMIN),
              entry("GET /setup/cable", ADMIN),
              entry("POST /setup/cable", ADMIN),
              entry("GET /setup/site", ADMIN),
              entry("POST /setup/site", ADMIN),
              entry("GET /setup/result", ADMIN),
              entry("GET /api/setup", ADMIN),
              entry("PUT /api/setup/uplink", ADMIN),
              entry("POST /api/setup/look", ADMIN),
              entry("PUT /api/setup/hotspot", ADMIN),
              entry("GET /api/forwarding", ANYBODY),
              entry("GET /api/status", READERS),
              entry("GET /api/services/{kind}/{id}", READERS),
              entry("GET /api/services/{kind}/{id}/history", READERS),
              entry("GET /api/services/{kind}/{id}/samples.csv", READERS),
              entry("GET /api/services/{kind}/{id}/samples.jsonl", READERS),
              entry("GET /api/samples.csv", READERS),
              entry("GET /api/samples.jsonl", READERS),
              entry("GET /api/situations", READERS),
              entry("GET /api/situations/{id}", READERS),
              entry("PUT /api/situations/{id}/note", ADMIN),
              entry("PUT /api/situations/{id}/acknowledgement", ADMIN),
              entry("GET /situations/{id}", READERS),
              entry("POST /situations/{id}", ADMIN),
              entry("GET /api/events", READERS),
              entry("POST /api/check", READERS),
              entry("GET /api/docs", READERS),
              entry("POST /api/session", ANYBODY),
              entry("GET /api/session", LOGGED_IN),
              entry("DELETE /api/session", ANYBODY),
              entry("PUT /api/users/{user}/password", LOGGED_IN),
              entry("GET /api/audit", ADMIN),
              entry("GET /api/about", READERS),
              entry("GET /api/settings", ADMIN),
              entry("GET /api/settings/box", ADMIN),
              entry("PUT /api/settings/box", ADMIN),
              entry("GET /api/settings/targets/{kind}/{id}", ADMIN),
              entry("PUT /api/settings/targets/{kind}/{id}", ADMIN),
              entry("DELETE /api/settings/targets/{kind}/{id}", ADMIN)));

  private static final List<String> FOREIGN =
      List.of(
          "Origin: https://evil.example",
          "Origin: null",
          "Origin: http://localhost",
          "Sec-Fetch-Site: cross-site",
          "Sec-Fetch-Site: same-site");
  private static final int UNKNOWN = 401;
  private static final int FORBIDDEN = 403;
  @TempDir private static Path temp;
  private static RunningBox box;
  private static RunningBox fresh;
  private static String endedSession;

  @BeforeAll
  static void start() throws Exception {
    box = new RunningBox(temp.resolve("preset"), "");
    fresh = RunningBox.fresh(temp.resolve("fresh"));
    String login = "{\"user\":\"admin\",\"password\":\"%s\"}".formatted(box.password(Role.ADMIN));
    String cookie =
        box.send("POST /api/session", "application/json", login).cookie("__Host-sid").split(";")[0];
    endedSession = "Cookie: __Host-sid=" + cookie;
    assertEquals(200, box.status("GET /api/session", endedSession));
    box.ask("DELETE /api/session", endedSession);
  }

  @AfterAll
  static void stop() {
    box.close();
    fresh.close();
  }

  @Test
  void every_route_is_in_the_table() {
    assertEquals(
        new TreeSet<>(TABLE.keySet()),
        new TreeSet<>(box.routes().stream().filter(r -> !r.startsWith("HEAD ")).toList()));
  }

  static Stream<String> routes() {
    return TABLE.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void nobody(String route) throws Exception {
    int expected = TABLE.get(route) == ANYBODY ? 0 : UNKNOWN;
    assertEquals(expected, refusal(box, route, List.of()));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void a_cookie_that_is_none(String route) throws Exception {
    int expected = TABLE.get(route) == ANYBODY ? 0 : UNKNOWN;
    for (String cookie : List.of("x", "\"", "a=b", "\u00e4".repeat(200))) {
      assertEquals(expected, refusal(box, route, List.of("Cookie: __Host-sid=" + cookie)));
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void a_session_that_has_ended(String route) throws Exception {
    int expected = TABLE.get(route) == ANYBODY ? 0 : UNKNOWN;
    assertEquals(expected, refusal(box, route, List.of(endedSession)));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void a_viewer(String route) throws Exception {
    int expected = TABLE.get(route) == ADMIN ? FORBIDDEN : 0;
    assertEquals(expected, refusal(box, route, List.of(box.as(Role.VIEWER))));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void an_admin(String route) throws Exception {
    assertEquals(0, refusal(box, route, List.of(box.as(Role.ADMIN))));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void an_admin_with_the_password_of_the_label(String route) throws Exception {
    boolean isOpen = TABLE.get(route) == ANYBODY || TABLE.get(route) == LOGGED_IN;
    assertEquals(isOpen ? 0 : FORBIDDEN, refusal(fresh, route, List.of(fresh.as(Role.ADMIN))));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void an_admin_on_a_page_of_another_site(String route) throws Exception {
    boolean isChange = !route.startsWith("GET ");
    for (String foreign :
        isChange ? FOREIGN : List.of("Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site")) {
      List<String> headers = List.of(box.as(Role.ADMIN), foreign);
      assertEquals(isChange ? FORBIDDEN : 0, refusal(box, route, headers), foreign);
    }
  }

  /** The status, if it says that this one may not; else 0. */
  private static int refusal(RunningBox box, String route, List<String> headers)
      throws IOException {
    String path = route.replaceAll("\\{\\+?\\w+}", "admin");
    String[] all =
        Stream.concat(headers.stream(), Stream.of("Content-Length: 0")).toArray(String[]::new);
    int status = box.status(path, all);
    return status == UNKNOWN || status == FORBIDDEN ? status : 0;
  }
}
