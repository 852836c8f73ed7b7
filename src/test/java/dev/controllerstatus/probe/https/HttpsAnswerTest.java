package dev.controllerstatus.probe.https;

import static dev.controllerstatus.probe.https.Https.AUTHORITY;
import static dev.controllerstatus.probe.https.Https.answer;
import static dev.controllerstatus.probe.https.Https.attempt;
import static dev.controllerstatus.probe.https.Https.facts;
import static dev.controllerstatus.probe.https.Https.fault;
import static dev.controllerstatus.probe.https.Https.server;
import static dev.controllerstatus.probe.https.Https.up;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.probe.BrokenServer;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault.Protocol;
import dev.controllerstatus.sample.Fault.Refused;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Stage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What HTTP servers answer, and what becomes of it. */
class HttpsAnswerTest {
  private static Outcome ask(MockWebServer server, String more) throws Exception {
    server.start();
    return attempt("url: " + server.url("/health?key=k") + "\n" + more);
  }

  private static Outcome askOne(MockResponse answer, String more) throws Exception {
    try (MockWebServer server = server(AUTHORITY.good(), answer)) {
      return ask(server, more);
    }
  }

  @Test
  void http_2_is_spoken_where_the_server_can() throws Exception {
    Outcome outcome = askOne(answer(200, "OK"), "");
    up(outcome);
    assertEquals(
        List.of(new Fact.Spoken("HTTP/2 200")), facts(outcome, Fact.Spoken.class).toList());
  }

  @Test
  void http_1_1_is_spoken_where_the_server_cannot() throws Exception {
    try (MockWebServer server = server(AUTHORITY.good(), answer(204, ""))) {
      server.setProtocols(List.of(okhttp3.Protocol.HTTP_1_1));
      Outcome outcome = ask(server, "");
      up(outcome);
      assertEquals(
          List.of(new Fact.Spoken("HTTP/1.1 204")), facts(outcome, Fact.Spoken.class).toList());
    }
  }

  @Test
  void address_and_certificate_are_facts_and_each_step_has_its_time() throws Exception {
    Outcome.Up up = up(askOne(answer(200, "OK"), ""));
    assertEquals("127.0.0.1", facts(up, Fact.Peer.class).findFirst().orElseThrow().address());
    Fact.Certificate certificate = facts(up, Fact.Certificate.class).findFirst().orElseThrow();
    assertEquals("CN=Test Root", certificate.issuer());
    assertTrue(certificate.names().contains("localhost"));
    assertNotNull(up.phases().resolve());
    assertNotNull(up.phases().connect());
    assertNotNull(up.phases().tls());
    assertEquals(up.latency(), up.phases().answer());
  }

  @Test
  void plain_http_has_no_tls_phase() throws Exception {
    try (MockWebServer server = Https.plainServer(answer(200, "OK"))) {
      Outcome.Up up = up(ask(server, "expect.body: OK"));
      assertNull(up.phases().tls());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "500, refused/status, 500",
    "404, refused/status, 404",
    "401, refused/login, 401",
    "403, refused/login, 403",
  })
  void an_unexpected_status_is_refused(int status, String word, String detail) throws Exception {
    var fault = fault(askOne(answer(status, "no"), ""));
    assertEquals(word, fault.layer() + "/" + fault.code());
    assertEquals(detail, fault.detail());
  }

  @Test
  void a_redirect_is_not_followed_and_its_goal_is_told_without_secrets() throws Exception {
    MockResponse moved =
        new MockResponse.Builder()
            .code(302)
            .addHeader("Location", "https://u:p@login.test/sso?token=t")
            .build();
    try (MockWebServer server = server(AUTHORITY.good(), moved, answer(200, "OK"))) {
      Outcome outcome = ask(server, "expect.status: 200");
      assertEquals(
          new Refused(Refused.Reason.STATUS, "302 to https://login.test/sso"), fault(outcome));
      assertEquals(1, server.getRequestCount());
    }
  }

  @ParameterizedTest
  @CsvSource({"418, 418", "503, '200, 500-503'", "302, 200-399"})
  void any_status_can_be_the_expected_one(int status, String expected) throws Exception {
    up(askOne(answer(status, ""), "expect.status: '%s'".formatted(expected)));
  }

  @Test
  void the_body_must_contain_the_expected_text() throws Exception {
    up(askOne(answer(200, "all OK here"), "expect.body: OK"));
    assertEquals(
        new Protocol(Protocol.Reason.UNEXPECTED_ANSWER, "body without \"OK\""),
        fault(askOne(answer(200, "maintenance"), "expect.body: OK")));
  }

  @Test
  void text_beyond_64_kib_is_not_looked_for() throws Exception {
    String padding = "x".repeat(65_535);
    up(askOne(answer(200, padding + "OK"), "expect.body: OK"));
    assertEquals(
        "unexpected-answer",
        fault(askOne(answer(200, padding + "xxOK"), "expect.body: OK")).code());
  }

  @ParameterizedTest
  @CsvSource({"HTTP_2", "HTTP_1_1"})
  void a_body_without_end_does_not_delay_the_outcome(okhttp3.Protocol protocol) throws Exception {
    MockResponse endless =
        new MockResponse.Builder()
            .chunkedBody("x".repeat(1 << 20), 1024)
            .throttleBody(1024, 50, TimeUnit.MILLISECONDS)
            .build();
    try (MockWebServer server = server(AUTHORITY.good(), endless)) {
      server.setProtocols(
          protocol == okhttp3.Protocol.HTTP_2
              ? List.of(protocol, okhttp3.Protocol.HTTP_1_1)
              : List.of(protocol));
      Outcome.Up up = up(ask(server, ""));
      assertTrue(up.phases().total().compareTo(Duration.ofSeconds(1)) < 0, up::toString);
    }
  }

  @Test
  void the_request_is_one_bare_get() throws Exception {
    try (MockWebServer server = server(AUTHORITY.good(), answer(200, "OK"))) {
      server.start();
      String url = "https://probe:s%40cret@localhost:" + server.getPort() + "/health?key=k";
      up(attempt("url: " + url));
      RecordedRequest request = server.takeRequest();
      Headers headers = request.getHeaders();
      assertEquals("GET /health?key=k", request.getMethod() + " " + request.getTarget());
      assertEquals("ControllerStatus/development", headers.get("User-Agent"));
      assertEquals("Basic cHJvYmU6c0BjcmV0", headers.get("Authorization"));
      assertNull(headers.get("Cookie"));
    }
  }

  @Test
  void a_password_beside_the_url_counts_before_the_one_in_it() throws Exception {
    try (MockWebServer server = server(AUTHORITY.good(), answer(200, "OK"))) {
      server.start();
      String url = "https://probe:old@localhost:" + server.getPort() + "/";
      up(attempt("url: " + url + "\npassword: s@cret"));
      assertEquals(
          "Basic cHJvYmU6c0BjcmV0", server.takeRequest().getHeaders().get("Authorization"));
    }
  }

  @Test
  void every_attempt_has_a_connection_of_its_own_and_never_a_cookie() throws Exception {
    MockResponse cookie =
        new MockResponse.Builder().addHeader("Set-Cookie", "a=b").body("OK").build();
    try (MockWebServer server = server(AUTHORITY.good(), cookie, cookie)) {
      server.start();
      HttpsProbe probe = Https.probe(new dev.controllerstatus.probe.wire.SystemNames());
      up(attempt(probe, "url: " + server.url("/")));
      up(attempt(probe, "url: " + server.url("/")));
      RecordedRequest first = server.takeRequest();
      RecordedRequest second = server.takeRequest();
      assertNotEquals(first.getConnectionIndex(), second.getConnectionIndex());
      assertNull(second.getHeaders().get("Cookie"));
    }
  }

  @Test
  void a_503_that_invites_a_retry_is_still_one_request() throws Exception {
    MockResponse busy = new MockResponse.Builder().code(503).addHeader("Retry-After", "0").build();
    try (MockWebServer server = server(AUTHORITY.good(), busy, answer(200, "OK"))) {
      assertEquals(new Refused(Refused.Reason.STATUS, "503"), fault(ask(server, "")));
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void a_stream_that_the_server_resets_is_a_reset_of_the_answer() throws Exception {
    MockResponse reset =
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseStream(2)).build();
    assertEquals(new Unreachable(Unreachable.Reason.RESET, Stage.ANSWER), fault(askOne(reset, "")));
  }

  @Test
  void a_connection_that_ends_after_the_handshake_has_closed_in_the_answer() throws Exception {
    MockResponse gone =
        new MockResponse.Builder()
            .onResponseStart(new SocketEffect.CloseSocket(true, false, false))
            .build();
    assertEquals(new Unreachable(Unreachable.Reason.CLOSED, Stage.ANSWER), fault(askOne(gone, "")));
  }

  @Test
  void silence_after_the_handshake_is_slow_in_the_answer() throws Exception {
    MockResponse late =
        new MockResponse.Builder().headersDelay(20, TimeUnit.SECONDS).body("OK").build();
    var fault = fault(askOne(late, "timeout: 500ms"));
    assertEquals("slow/timeout answer", fault.layer() + "/" + fault.code() + " " + fault.detail());
  }

  @Test
  void https_to_a_plain_port_is_not_tls() throws Exception {
    String answer = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
    try (BrokenServer server = BrokenServer.that(BrokenServer.says(answer))) {
      assertEquals(
          "not-tls", fault(attempt("url: https://localhost:" + server.port() + "/")).code());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "The plain HTTP request was sent to HTTPS port",
    "Client sent an HTTP request to an HTTPS server.",
    "You're speaking plain HTTP to an SSL-enabled server port.",
  })
  void http_to_a_tls_port_that_says_so_is_told(String words) throws Exception {
    try (MockWebServer server = Https.plainServer(answer(400, words))) {
      assertEquals("tls-expected", fault(ask(server, "")).code());
    }
  }

  @Test
  void http_to_a_tls_port_that_sends_an_alert_is_told() throws Exception {
    try (MockWebServer server = server(AUTHORITY.good())) {
      server.start();
      assertEquals(
          "tls-expected", fault(attempt("url: http://localhost:" + server.getPort() + "/")).code());
    }
  }
}
