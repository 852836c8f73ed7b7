package dev.controllerstatus.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import dev.controllerstatus.incident.Incidents;
import dev.controllerstatus.probe.BrokenServer;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Phases;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.TargetId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Situations as a client sees them; the brokers, one a test, are asked so seldom that we tell. */
class SituationsTest {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int BROKERS = 16;
  private static final Phases PHASES = new Phases(null, null, null, null, Duration.ofSeconds(1));
  static final Outcome GOOD = new Outcome.Up(Duration.ofMillis(20), PHASES, List.of());
  static final Outcome BAD =
      new Outcome.Down(
          new Fault.Unreachable(Fault.Unreachable.Reason.TIMEOUT, Stage.CONNECT),
          PHASES,
          List.of());
  @TempDir private static Path temp;
  private static BrokenServer greeter;
  private static RunningBox box;
  private static int used;
  private TargetId broker;
  private Instant next;

  @BeforeAll
  static void start() throws Exception {
    greeter = BrokenServer.that(BrokenServer.says("ready"));
    String target =
        "  b%1$d: { name: Broker <%1$d>, host: 127.0.0.1, port: %2$d, every: 1h, effect: No bills"
            + " }\n";
    String targets =
        IntStream.range(0, BROKERS)
            .mapToObj(number -> target.formatted(number, greeter.port()))
            .collect(Collectors.joining("", "tcp:\n", ""));
    box = new RunningBox(temp, targets);
    box.ask("POST /check", box.as(Role.ADMIN), "Content-Type: " + FORM, "Content-Length: 0");
  }

  @AfterAll
  static void stop() {
    box.close();
    greeter.close();
  }

  @BeforeEach
  void another() {
    broker = new TargetId("tcp", "b" + used++);
    next = InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS).minusSeconds(5 * 3600);
  }

  private String name() {
    return "Broker <" + broker.name().substring(1) + ">";
  }

  /** The broker has been asked at the full hour. */
  private void found(Outcome... outcomes) {
    for (Outcome outcome : outcomes) {
      box.part(Incidents.class).accept(new Sample(broker, next, Duration.ZERO, outcome));
      next = next.plusSeconds(3600);
    }
  }

  private String openId() {
    found(BAD, BAD);
    return box.part(Incidents.class).openOf(broker).orElseThrow().id();
  }

  private String get(String path) throws Exception {
    Answer answer = box.ask("GET " + path, box.as(Role.VIEWER));
    assertEquals(200, answer.status(), answer::toString);
    return answer.body();
  }

  @Test
  void what_is_open_stands_in_the_status_and_its_service_names_it() throws Exception {
    String service = "/api/services/tcp/" + broker.name();
    assertTrue(get(service).contains("\"situation\":null"));
    String id = openId();
    assertTrue(get(service).contains("\"situation\":\"" + id + "\""));
    String one = get("/api/situations/" + id);
    assertTrue(
        one.startsWith("{\"id\":\"" + id + "\",\"cause\":\"unknown\",\"owner\":\"unknown\""), one);
    assertTrue(one.contains("\"severity\":\"down\""), one);
    assertTrue(one.contains(name() + " has not been reachable since "), one);
    assertTrue(one.contains("No answer within 5 s."), one);
    assertTrue(one.contains("\"effect\":\"No bills\""), one);
    assertTrue(one.contains("\"affects\":[\"" + broker + "\"]"), one);
    assertTrue(one.contains("\"says\":\"2 of 2 attempts failed.\""), one);
    assertTrue(get("/api/situations").contains(one));
    assertTrue(get("/api/status").contains(one));
  }

  @Test
  void what_is_over_is_told_for_the_time_that_is_asked_for() throws Exception {
    Instant since = next;
    String id = openId();
    found(GOOD, GOOD);
    assertFalse(get("/api/status").contains(id));
    String one = get("/api/situations/" + id);
    assertTrue(one.contains(name() + " was not reachable from "), one);
    assertTrue(one.contains("(2 h): No answer within 5 s."), one);
    String path = "/api/situations?from=%s&to=%s";
    assertTrue(get("/api/situations").contains(one));
    assertTrue(get(path.formatted(since.minusSeconds(9), since.plusSeconds(9))).contains(one));
    assertTrue(get(path.formatted(since.plusSeconds(9), since.plusSeconds(19))).contains(one));
    assertFalse(get(path.formatted(since.minusSeconds(9), since.minusSeconds(1))).contains(one));
  }

  @ParameterizedTest
  @CsvSource({
    "?from=yesterday",
    "?to=2026",
    "?from=2026-11-20T10:00:00Z&to=2026-11-20T10:00:00Z",
    "?from=9999-01-01T00:00:00Z"
  })
  void a_time_that_makes_no_sense_is_a_bad_request(String query) throws Exception {
    Answer answer = box.ask("GET /api/situations" + query, box.as(Role.VIEWER));
    assertEquals(400, answer.status());
    assertTrue(answer.body().contains("must be"), answer::body);
  }

  @Test
  void an_admin_writes_a_note_and_acknowledges_and_the_audit_log_knows() throws Exception {
    String path = "/api/situations/" + openId();
    String body = "{\"note\":\" Ticket 77\\r\\nopened \"}";
    Answer noted = box.send("PUT " + path + "/note", JSON, body, box.as(Role.ADMIN));
    assertEquals(200, noted.status(), noted::toString);
    assertTrue(
        noted.body().contains("\"text\":\"Ticket 77\\nopened\",\"by\":\"admin\""), noted::body);
    for (int i = 0; i < 2; i++) {
      Answer twice = box.send("PUT " + path + "/acknowledgement", JSON, "{}", box.as(Role.ADMIN));
      assertTrue(twice.body().contains("\"acknowledged\":{\"by\":\"admin\""), twice::toString);
    }
    assertEquals(
        200,
        box.ask("PUT " + path + "/acknowledgement", box.as(Role.ADMIN), "Content-Length: 0")
            .status());
    String audit = box.ask("GET /api/audit", box.as(Role.ADMIN)).body();
    assertTrue(audit.contains("no note\",\"after\":\""), audit);
    assertTrue(audit.contains("Ticket 77"), audit);
    String known = ": not acknowledged\",\"after\":\"" + path.substring(path.lastIndexOf('/') + 1);
    assertEquals(2, audit.split(known, -1).length, audit);
    Answer removed = box.send("PUT " + path + "/note", JSON, "{\"note\":\"\"}", box.as(Role.ADMIN));
    assertTrue(removed.body().contains("\"note\":null"), removed::body);
  }

  @Test
  void a_note_that_is_too_long_or_none_is_refused() throws Exception {
    String note = "PUT /api/situations/" + openId() + "/note";
    String longest = "{\"note\":\"%s\"}".formatted("x".repeat(2000));
    String tooLong = "{\"note\":\"%s\"}".formatted("x".repeat(2001));
    assertEquals(200, box.send(note, JSON, longest, box.as(Role.ADMIN)).status());
    assertEquals(422, box.send(note, JSON, tooLong, box.as(Role.ADMIN)).status());
    assertEquals(400, box.send(note, JSON, "{}", box.as(Role.ADMIN)).status());
    assertEquals(400, box.send(note, JSON, "nonsense", box.as(Role.ADMIN)).status());
    assertEquals(415, box.send(note, FORM, "note=x", box.as(Role.ADMIN)).status());
    assertEquals(403, box.send(note, JSON, longest, box.as(Role.VIEWER)).status());
  }

  @Test
  void what_is_not_there_is_not_found() throws Exception {
    String path = "/api/situations/s-20000101-1";
    assertEquals(404, box.ask("GET " + path, box.as(Role.ADMIN)).status());
    assertEquals(
        404,
        box.send("PUT " + path + "/note", JSON, "{\"note\":\"x\"}", box.as(Role.ADMIN)).status());
    assertEquals(
        404, box.send("PUT " + path + "/acknowledgement", JSON, "{}", box.as(Role.ADMIN)).status());
    assertEquals(404, box.ask("GET /situations/s-20000101-1", box.as(Role.ADMIN)).status());
    assertEquals(
        404, box.send("POST /situations/s-20000101-1", FORM, "", box.as(Role.ADMIN)).status());
  }

  @Test
  void the_page_says_since_when_and_what_was() throws Exception {
    String id = openId();
    String page = get("/");
    assertTrue(page.contains("href=\"/situations/" + id + "\""), page);
    String past =
        "<a href=\"/situations/" + id + "\">" + name().replace("<", "&lt;").replace(">", "&gt;");
    assertFalse(page.contains(past), page);
    found(GOOD, GOOD);
    page = get("/");
    assertTrue(page.contains("Past incidents, last 7 days"), page);
    assertTrue(page.contains("Not reachable: No answer within 5 s."), page);
    assertTrue(page.contains(past), page);
  }

  @Test
  void the_form_works_without_a_script() throws Exception {
    String path = "/situations/" + openId();
    String viewers = get(path);
    assertTrue(viewers.contains("has not been reachable since"), viewers);
    assertFalse(viewers.contains("<form"), viewers);
    Answer answer = box.send("POST " + path, FORM, "", box.as(Role.ADMIN));
    assertEquals(303, answer.status(), answer::toString);
    assertEquals(path, answer.header("location"));
    String note = "note=" + URLEncoder.encode("<b>\r\nTicket", StandardCharsets.UTF_8);
    assertEquals(303, box.send("POST " + path, FORM, note, box.as(Role.ADMIN)).status());
    String page = get(path);
    assertTrue(page.contains("&lt;b&gt;\nTicket"), page);
    assertTrue(page.contains("by admin"), page);
    Answer tooLong = box.send("POST " + path, FORM, "note=" + "x".repeat(2001), box.as(Role.ADMIN));
    assertEquals(422, tooLong.status());
    assertTrue(tooLong.body().contains("2000 characters at most"), tooLong::body);
    assertTrue(tooLong.body().contains("x".repeat(2001)), "nothing that was typed is lost");
    assertEquals(403, box.send("POST " + path, FORM, note, box.as(Role.VIEWER)).status());
  }
}
