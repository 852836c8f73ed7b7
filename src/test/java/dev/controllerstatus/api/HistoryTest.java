package dev.controllerstatus.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import dev.controllerstatus.history.Discontinuity.Cause;
import dev.controllerstatus.history.MemoryHistory;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Phases;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.TargetId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** The past as a client on the network sees it: an hour of one service, made up. */
class HistoryTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final TargetId GREETER = new TargetId("tcp", "greeter");
  private static final Phases PHASES =
      new Phases(null, Duration.ofMillis(20), null, Duration.ofMillis(20), Duration.ofMillis(40));
  private static final String HOUR = "from=2026-11-20T10:00:00Z&to=2026-11-20T11:00:00Z";
  @TempDir private static Path temp;
  private static RunningBox box;

  @BeforeAll
  static void start() throws Exception {
    MemoryHistory past = new MemoryHistory();
    for (int second = 0; second < 3600; second += 10) {
      past.add(GREETER, START.plusSeconds(second), outcome(second / 10));
    }
    past.add(Cause.INTERRUPTED, START.plusSeconds(3590), START.plusSeconds(7200));
    box = new RunningBox(temp, "tcp: { greeter: { host: 127.0.0.1, port: 9, every: 1h } }", past);
  }

  /** Ten fail, and of those two only the login; one is skipped and one broke. */
  private static Outcome outcome(int i) {
    return switch (i) {
      case 0, 1, 2, 3, 4, 5, 6, 7 ->
          down(new Fault.Unreachable(Fault.Unreachable.Reason.TIMEOUT, Stage.CONNECT));
      case 8, 9 -> down(new Fault.Refused(Fault.Refused.Reason.LOGIN, "401"));
      case 10 -> new Outcome.Skipped(START, START.plusSeconds(10));
      case 11 -> new Outcome.Inconclusive("Bug");
      default -> new Outcome.Up(Duration.ofMillis(40), PHASES, List.of());
    };
  }

  private static Outcome down(Fault fault) {
    return new Outcome.Down(fault, PHASES, List.of());
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  private static Answer ask(String query) throws IOException {
    return box.ask("GET /api/services/tcp/greeter/history?" + query, box.as(Role.VIEWER));
  }

  private static Map<String, ?> body(String query) throws IOException {
    Answer answer = ask(query);
    assertEquals(200, answer.status(), answer::toString);
    return new Yaml().load(answer.body()); // JSON is YAML.
  }

  @SuppressWarnings("unchecked") // As the description of the interface says.
  private static List<Map<String, ?>> list(Map<String, ?> body, String name) {
    return (List<Map<String, ?>>) body.get(name);
  }

  @Test
  void an_hour_is_told_minute_by_minute() throws Exception {
    Map<String, ?> body = body(HOUR);
    assertEquals(60_000, body.get("stepMs"));
    assertNull(body.get("samples"));
    List<Map<String, ?>> points = list(body, "points");
    assertEquals(60, points.size());
    Map<String, ?> second = points.get(1);
    assertEquals(4, second.get("attempts"));
    assertEquals(4, second.get("failed"));
    assertEquals(1, second.get("skipped"));
    assertEquals(1, second.get("inconclusive"));
    assertEquals(Map.of("refused/login", 2, "unreachable/timeout", 2), second.get("faults"));
    assertNull(second.get("p50Ms"));
    assertEquals(40.0, points.get(2).get("p99Ms"));
  }

  @Test
  void what_was_reached_was_available_a_refused_login_too() throws Exception {
    Map<?, ?> summary = (Map<?, ?>) body(HOUR).get("summary");
    assertEquals(358, summary.get("attempts"));
    assertEquals(10, summary.get("failed"));
    assertEquals(0.977653, summary.get("availability"));
    assertEquals(40.0, summary.get("p50Ms"));
  }

  @Test
  void without_any_attempt_there_is_no_availability() throws Exception {
    Map<String, ?> body = body("");
    assertEquals(List.of(), body.get("points"));
    assertNull(((Map<?, ?>) body.get("summary")).get("availability"));
  }

  @Test
  void attempts_are_told_one_by_one() throws Exception {
    Map<String, ?> body = body("resolution=raw&" + HOUR);
    assertNull(body.get("stepMs"));
    assertNull(body.get("points"));
    List<Map<String, ?>> samples = list(body, "samples");
    assertEquals(360, samples.size());
    assertEquals(
        List.of("down", "skipped", "inconclusive", "up"),
        samples.stream().map(s -> s.get("outcome")).distinct().toList());
    assertEquals("synchronised", samples.getLast().get("clock"));
    assertEquals(40.0, samples.getLast().get("latencyMs"));
    assertEquals(0.977653, ((Map<?, ?>) body.get("summary")).get("availability"));
  }

  @Test
  void gaps_and_changes_are_told() throws Exception {
    Answer answer = ask(HOUR);
    assertTrue(
        answer
            .body()
            .contains(
                "\"gaps\":[{\"from\":\"2026-11-20T10:59:50Z\",\"to\":\"2026-11-20T12:00:00Z\","
                    + "\"why\":\"interrupted\"}]"),
        answer::body);
    assertTrue(answer.body().contains("\"firstAt\":\"2026-11-20T10:00:00Z\""), answer::body);
    assertTrue(answer.body().contains("\"lastChangeAt\":\"2026-11-20T10:02:00Z\""), answer::body);
  }

  @ParameterizedTest
  @CsvSource({
    "'resolution=15m', 900000, 4",
    "'resolution=60s', 60000, 60",
    "'resolution=1d', 86400000, 1",
    "'points=60', 60000, 60",
    "'points=59', 120000, 30",
    "'points=1', 3600000, 1"
  })
  void the_step_is_the_one_asked_for_or_the_finest_that_fits(String query, int step, int points)
      throws Exception {
    Map<String, ?> body = body(query + "&" + HOUR);
    assertEquals(step, body.get("stepMs"));
    assertEquals(points, list(body, "points").size());
  }

  @Test
  void the_answer_says_what_it_covers() throws Exception {
    Answer answer = ask("resolution=1d&" + HOUR);
    assertTrue(
        answer.body().contains("\"from\":\"2026-11-20T00:00:00Z\",\"to\":\"2026-11-21T00:00:00Z\""),
        answer::body);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          from=yesterday, invalid-window, 'instants such as 2026-11-21T14:00:00Z, from before to'
          from=2026-11-20T11:00:00Z&to=2026-11-20T11:00:00Z, invalid-window, from before to
          from=2999-01-01T00:00:00Z, invalid-window, from before to
          to=+999999999-01-01T00:00:00Z, invalid-window, from before to
          from=-999999999-01-01T00:00:00Z, invalid-window, from before to
          points=0, invalid-points, 1 to 2000
          points=2001, invalid-points, 1 to 2000
          points=many, invalid-points, 1 to 2000
          resolution=3m, invalid-resolution, 'raw or one of 1m, 2m, 5m, 10m, 15m, 30m, 1h'
          resolution=fine, invalid-resolution, raw or one of
          resolution=, invalid-resolution, raw or one of
          resolution=1m&from=2026-11-01T00:00:00Z&to=2026-11-11T00:00:00Z, too-many-points, ask for 15m or a
          resolution=12h&from=2024-01-01T00:00:00Z&to=2026-01-01T00:00:00Z, too-many-points, 'of this window, and 360 is the most: ask for 1d or a'
          from=1970-01-01T00:00:00Z&points=3, too-many-points, ask for a shorter one
          resolution=28d&from=1970-01-01T00:00:00Z&to=9999-01-01T00:00:00Z, too-many-points, a shorter window
          """)
  void a_question_that_makes_no_sense_is_told_what_does(String query, String type, String says)
      throws Exception {
    Answer answer = ask(query);
    assertEquals(400, answer.status(), answer::toString);
    assertEquals("application/problem+json", answer.header("content-type"));
    assertTrue(answer.body().contains("\"urn:controller-status:" + type + "\""), answer::body);
    assertTrue(answer.body().contains(says), answer::body);
  }

  @Test
  void more_attempts_than_an_answer_may_have_are_not_cut_off_in_silence() throws Exception {
    MemoryHistory past = new MemoryHistory();
    for (int i = 0; i <= 2000; i++) {
      past.add(GREETER, START.plusSeconds(i), outcome(12));
    }
    HistoryQuery raw =
        new HistoryQuery.Raw(HistoryQuery.window(null, null, START.plusSeconds(4000)));
    BadQuery refused = assertThrows(BadQuery.class, () -> new Histories(past).answer(GREETER, raw));
    assertTrue(refused.detail().contains("more than 2000 attempts"), refused::detail);
  }

  @Test
  void a_service_that_is_not_there_has_no_past() throws Exception {
    Answer answer = box.ask("GET /api/services/tcp/nothing/history", box.as(Role.VIEWER));
    assertEquals(404, answer.status());
    assertTrue(answer.body().contains("\"urn:controller-status:not-found\""), answer::body);
  }
}
