package dev.controllerstatus.probe.https;

import static dev.controllerstatus.probe.https.Https.AUTHORITY;
import static dev.controllerstatus.probe.https.Https.answer;
import static dev.controllerstatus.probe.https.Https.attempt;
import static dev.controllerstatus.probe.https.Https.fault;
import static dev.controllerstatus.probe.https.Https.server;
import static dev.controllerstatus.probe.https.Https.up;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.controllerstatus.probe.BrokenServer;
import dev.controllerstatus.probe.wire.http.UserAgent;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Stage;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way through proxies; the names of the targets exist for the proxy alone. */
class HttpsProxyTest {
  private static Outcome through(String proxy, String url) throws InterruptedException {
    return attempt("url: %s\nproxy: %s".formatted(url, proxy));
  }

  private static String word(Outcome outcome) {
    return fault(outcome).layer() + "/" + fault(outcome).code();
  }

  /** A server that is proxy and target at once. */
  private static MockWebServer tunnel(int status, MockResponse... answers) throws Exception {
    MockWebServer proxy = server(AUTHORITY.good());
    proxy.enqueue(new MockResponse.Builder().code(status).inTunnel().build());
    for (MockResponse answer : answers) {
      proxy.enqueue(answer);
    }
    proxy.start();
    return proxy;
  }

  @Test
  void https_goes_through_a_tunnel_and_only_the_proxy_sees_its_password() throws Exception {
    try (MockWebServer proxy = tunnel(200, answer(200, "OK"))) {
      up(through("http://me:secret@127.0.0.1:" + proxy.getPort(), "https://far.test/health"));
      RecordedRequest connect = proxy.takeRequest();
      assertEquals("CONNECT far.test:443", connect.getMethod() + " " + connect.getTarget());
      assertEquals("Basic bWU6c2VjcmV0", connect.getHeaders().get("Proxy-Authorization"));
      assertEquals(UserAgent.TEXT, connect.getHeaders().get("User-Agent"));
      assertNull(proxy.takeRequest().getHeaders().get("Proxy-Authorization"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "407, refused/proxy-login",
    "403, refused/proxy-denied",
    "302, refused/proxy-denied",
    "502, unreachable/no-route",
    "503, unreachable/no-route",
    "504, unreachable/timeout"
  })
  void a_proxy_that_refuses_the_tunnel_is_told(int status, String word) throws Exception {
    try (MockWebServer proxy = tunnel(status)) {
      assertEquals(word, word(through("http://127.0.0.1:" + proxy.getPort(), "https://far.test/")));
    }
  }

  @Test
  void plain_http_is_asked_of_the_proxy_itself() throws Exception {
    try (MockWebServer proxy = Https.plainServer(answer(200, "OK"))) {
      proxy.start();
      up(through("http://me:secret@127.0.0.1:" + proxy.getPort(), "http://far.test/health"));
      RecordedRequest request = proxy.takeRequest();
      assertEquals("Basic bWU6c2VjcmV0", request.getHeaders().get("Proxy-Authorization"));
      assertEquals("http://far.test/health", request.getTarget());
    }
  }

  @Test
  void a_proxy_that_wants_a_password_for_plain_http_is_a_refused_login() throws Exception {
    try (MockWebServer proxy = Https.plainServer(answer(407, ""), answer(200, "OK"))) {
      proxy.start();
      String address = "http://127.0.0.1:" + proxy.getPort();
      assertEquals("refused/proxy-login", word(through(address, "http://far.test/")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "403, refused/proxy-denied",
    "503, unreachable/no-route",
    "504, unreachable/timeout",
  })
  void a_proxy_that_answers_plain_http_in_the_place_of_the_service_is_told(int status, String word)
      throws Exception {
    MockResponse answer =
        answer(status, "").newBuilder().addHeader("X-Squid-Error", "ERR_ACCESS_DENIED 0").build();
    try (MockWebServer proxy = Https.plainServer(answer)) {
      proxy.start();
      assertEquals(word, word(through("http://127.0.0.1:" + proxy.getPort(), "http://far.test/")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "socks5"})
  void a_proxy_that_is_down_is_told_from_the_service(String kind) throws Exception {
    String proxy = kind + "://127.0.0.1:" + BrokenServer.refusedPort();
    for (String url : List.of("https://far.test/", "http://far.test/")) {
      assertEquals(
          new Unreachable(Unreachable.Reason.REFUSED, Stage.PROXY), fault(through(proxy, url)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "socks5"})
  void a_proxy_that_does_not_answer_is_told_from_the_service(String kind) throws Exception {
    try (var dropping = BrokenServer.dropping()) {
      String settings = "url: https://far.test/\nproxy: %s://127.0.0.1:%d\ntimeout: 300ms";
      assertEquals(
          new Unreachable(Unreachable.Reason.TIMEOUT, Stage.PROXY),
          fault(attempt(settings.formatted(kind, dropping.port()))));
    }
  }

  @Test
  void a_proxy_that_waits_for_the_service_in_vain_is_not_the_one_that_is_down() throws Exception {
    try (BrokenServer proxy = BrokenServer.that(BrokenServer.SILENT)) {
      String settings = "url: https://far.test/\nproxy: http://127.0.0.1:%d\ntimeout: 300ms";
      assertEquals(
          new Unreachable(Unreachable.Reason.TIMEOUT, Stage.CONNECT),
          fault(attempt(settings.formatted(proxy.port()))));
    }
  }

  @Test
  void socks_leads_to_names_that_only_the_proxy_knows() throws Exception {
    try (MockWebServer server = server(AUTHORITY.good(), answer(200, "OK"));
        BrokenServer proxy = BrokenServer.that(SocksServer.open())) {
      server.start();
      String url = "https://far.test:" + server.getPort() + "/";
      up(through("socks5://127.0.0.1:" + proxy.port(), url));
    }
  }

  @ParameterizedTest
  @CsvSource({"secret, ''", "wrong, refused/proxy-login"})
  void socks_with_a_password(String password, String word) throws Exception {
    try (MockWebServer server = server(AUTHORITY.good(), answer(200, "OK"));
        BrokenServer proxy = BrokenServer.that(SocksServer.asking("me", "secret"))) {
      server.start();
      String url = "https://127.0.0.1:" + server.getPort() + "/";
      Outcome outcome = through("socks5://me:" + password + "@127.0.0.1:" + proxy.port(), url);
      if (word.isEmpty()) {
        up(outcome);
      } else {
        assertEquals(word, word(outcome));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, unreachable/no-route",
    "2, refused/proxy-denied",
    "3, unreachable/no-route",
    "4, unreachable/no-route",
    "5, unreachable/refused",
    "6, unreachable/timeout"
  })
  void each_reply_of_a_socks_proxy_is_told(int reply, String word) throws Exception {
    try (BrokenServer proxy = BrokenServer.that(SocksServer.replying(reply))) {
      assertEquals(word, word(through("socks5://127.0.0.1:" + proxy.port(), "https://[::1]/")));
    }
  }

  @Test
  void something_else_in_the_place_of_a_socks_proxy_is_malformed() throws Exception {
    try (BrokenServer proxy = BrokenServer.that(BrokenServer.says("HTTP/1.1 400\r\n\r\n"))) {
      assertEquals(
          "protocol/malformed",
          word(through("socks5://127.0.0.1:" + proxy.port(), "https://far.test/")));
    }
  }
}
