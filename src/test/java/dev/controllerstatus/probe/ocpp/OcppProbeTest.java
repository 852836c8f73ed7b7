package dev.controllerstatus.probe.ocpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Configured;
import dev.controllerstatus.probe.BrokenServer;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.TcpProbeContract;
import dev.controllerstatus.probe.TestAuthority;
import dev.controllerstatus.probe.wire.Names;
import dev.controllerstatus.probe.wire.SystemNames;
import dev.controllerstatus.probe.wire.Trust;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Unset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OcppProbeTest extends TcpProbeContract<OcppTarget> {
  private static final TestAuthority AUTHORITY = new TestAuthority("Test Root");
  private static final Trust TRUST = new Trust(List.of(AUTHORITY.certificate()));

  @Override
  protected Probe<OcppTarget> probe(Names names) {
    return new OcppProbe(new Wire(names, TRUST), Map.of());
  }

  @Override
  protected String settings(String host, int port) {
    return "url: ws://%s:%d/cs/BOX".formatted(host.contains(":") ? "[" + host + "]" : host, port);
  }

  @Override
  protected Stage firstStage() {
    return Stage.ANSWER;
  }

  @Override
  protected String beginning() {
    return "HTTP/1.1 101 Switching";
  }

  /** A central system as far as the WebSocket goes; knows how the conversation ended. */
  private static final class Central extends WebSocketListener {
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final CompletableFuture<String> message = new CompletableFuture<>();

    @Override
    public void onOpen(WebSocket socket, Response response) {
      socket.send("[2,\"1\",\"TriggerMessage\",{}]"); // What comes in between is waited past.
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
      message.complete(text);
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
      closed.complete(code);
      socket.close(code, null);
    }
  }

  private static MockResponse accepting(WebSocketListener listener, String protocol) {
    MockResponse.Builder answer = new MockResponse.Builder().webSocketUpgrade(listener);
    if (!protocol.isEmpty()) {
      answer.addHeader("Sec-WebSocket-Protocol", protocol);
    }
    return answer.build();
  }

  private Outcome ask(MockResponse answer, String more) throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.enqueue(answer);
      server.start();
      return attempt(settings("127.0.0.1", server.getPort()) + "\n" + more);
    }
  }

  @Test
  void a_ping_that_is_answered_is_up_and_nothing_of_ocpp_is_ever_sent() throws Exception {
    Central central = new Central();
    try (MockWebServer server = new MockWebServer()) {
      server.enqueue(accepting(central, "ocpp1.6"));
      server.start();
      Outcome.Up up =
          up(attempt("url: ws://me:secret@127.0.0.1:%d/cs/BOX".formatted(server.getPort())));
      assertTrue(up.facts().contains(new Fact.Spoken("WebSocket ocpp1.6")), up::toString);
      assertTrue(up.latency().isPositive());
      assertEquals(1000, central.closed.get(1, TimeUnit.SECONDS));
      assertFalse(central.message.isDone());
      RecordedRequest request = server.takeRequest();
      assertEquals("ocpp1.6", request.getHeaders().get("Sec-WebSocket-Protocol"));
      assertEquals("Basic bWU6c2VjcmV0", request.getHeaders().get("Authorization"));
      assertEquals("/cs/BOX", request.getTarget());
    }
  }

  @Test
  void wss_is_up_and_its_certificate_is_a_fact() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.useHttps(AUTHORITY.good().sockets());
      server.enqueue(accepting(new Central(), "ocpp2.0.1"));
      server.start();
      String url = "url: wss://127.0.0.1:%d/BOX\nprotocols: [ocpp2.0.1, ocpp1.6]";
      Outcome.Up up = up(attempt(url.formatted(server.getPort())));
      assertTrue(up.facts().stream().anyMatch(Fact.Certificate.class::isInstance));
    }
  }

  @Test
  void a_tunnel_through_a_proxy_serves_as_well() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.useHttps(AUTHORITY.good().sockets());
      server.enqueue(new MockResponse.Builder().code(200).inTunnel().build());
      server.enqueue(accepting(new Central(), "ocpp1.6"));
      server.start();
      up(attempt("url: wss://far.test/BOX\nproxy: http://127.0.0.1:" + server.getPort()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, refused/login, 401",
    "403, refused/login, 403",
    "404, refused/login, 404",
    "400, refused/upgrade, 400",
    "426, refused/upgrade, 426",
    "200, refused/upgrade, 200",
    "503, refused/status, 503",
    "407, refused/proxy-login, 407",
    "302, refused/status, 302 to http://portal.test/in",
  })
  void a_status_instead_of_the_upgrade_is_refused(int status, String word, String detail)
      throws Exception {
    MockResponse.Builder answer = new MockResponse.Builder().code(status);
    if (status == 302) {
      answer.addHeader("Location", "http://portal.test/in?k=v");
    }
    Outcome outcome = ask(answer.build(), "");
    Fault fault = fault(outcome);
    assertEquals(word, fault.layer() + "/" + fault.code());
    assertEquals(detail, fault.detail());
  }

  @Test
  void without_the_upgrade_it_is_asked_as_well_to_compare() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.enqueue(new MockResponse.Builder().code(426).build());
      server.enqueue(new MockResponse.Builder().code(204).build());
      server.start();
      Outcome outcome = attempt(settings("127.0.0.1", server.getPort()));
      assertEquals("upgrade", fault(outcome).code());
      Fact.Control control =
          ((Outcome.Down) outcome)
              .facts().stream()
                  .filter(Fact.Control.class::isInstance)
                  .map(Fact.Control.class::cast)
                  .findFirst()
                  .orElseThrow();
      assertEquals("upgrade", control.what());
      assertEquals("status 204", control.answer());
    }
  }

  @ParameterizedTest
  @CsvSource({"'', takes none of ocpp1.6", "chat, chose chat"})
  void a_server_of_another_protocol_is_no_central_system(String protocol, String detail)
      throws Exception {
    Fault fault = fault(ask(accepting(new Central(), protocol), ""));
    assertEquals(new Fault.Protocol(Fault.Protocol.Reason.UNEXPECTED_ANSWER, detail), fault);
  }

  @Test
  void an_upgrade_without_its_proof_is_not_believed() throws Exception {
    MockResponse answer =
        new MockResponse.Builder().code(101).addHeader("Upgrade", "websocket").build();
    assertEquals("unexpected-answer", fault(ask(answer, "")).code());
  }

  @Test
  void a_central_system_that_hangs_up_says_why() throws Exception {
    WebSocketListener unfriendly =
        new WebSocketListener() {
          @Override
          public void onOpen(WebSocket socket, Response response) {
            socket.close(1008, "who are you");
          }
        };
    // Its pong may be on the way before its word: then it has answered, and is up.
    Outcome outcome = ask(accepting(unfriendly, "ocpp1.6"), "");
    for (int tries = 0; tries < 50 && outcome instanceof Outcome.Up; tries++) {
      outcome = ask(accepting(unfriendly, "ocpp1.6"), "");
    }
    Fault said = new Fault.Refused(Fault.Refused.Reason.DENIED, "close 1008 who are you");
    assertEquals(said, fault(outcome));
  }

  @Test
  void a_handshake_that_is_cut_or_not_answered_is_told_as_one() throws Exception {
    try (var cutting = BrokenServer.that(BrokenServer.RESETS);
        var silent = BrokenServer.that(BrokenServer.SILENT)) {
      assertEquals(
          unreachable(Fault.Unreachable.Reason.RESET, Stage.TLS),
          fault(attempt("url: wss://127.0.0.1:" + cutting.port())));
      assertEquals(
          unreachable(Fault.Unreachable.Reason.SILENT, Stage.TLS),
          fault(attempt("url: wss://127.0.0.1:" + silent.port())));
    }
  }

  @Test
  void a_certificate_of_an_unknown_issuer_is_kept_as_a_fact() throws Exception {
    var intercepting = new TestAuthority("Inspection").good();
    try (var server =
        BrokenServer.that(BrokenServer.afterTls(intercepting.sockets(), BrokenServer.SILENT))) {
      Outcome outcome = attempt("url: wss://127.0.0.1:" + server.port());
      assertEquals(
          "untrusted/unknown-issuer", fault(outcome).layer() + "/" + fault(outcome).code());
      assertTrue(
          ((Outcome.Down) outcome)
              .facts().stream()
                  .anyMatch(
                      f -> f instanceof Fact.Certificate c && c.issuer().equals("CN=Inspection")));
    }
  }

  @Test
  void where_it_is_is_shown_without_user_and_key() {
    OcppTarget target = assertInstanceOf(OcppTarget.class, read("url: wss://u:p@a.test/BOX?k=1"));
    assertEquals(new Endpoint("wss://a.test/BOX", "a.test", 443), target.endpoint().orElseThrow());
    assertFalse(target.toString().contains(":p@"), target::toString);
    assertEquals(List.of("ocpp1.6"), target.protocols());
  }

  @ParameterizedTest
  @ValueSource(strings = {"protocols: ocpp2.0.1", "proxy: none", "timeout: 3s"})
  void without_a_url_it_is_not_configured(String settings) {
    assertInstanceOf(Unset.class, read(settings));
  }

  private Object read(String settings) {
    return probe(new SystemNames())
        .read(new TargetId("ocpp", "test"), Configured.target("ocpp", "test", settings));
  }

  private static Outcome.Up up(Outcome outcome) {
    return assertInstanceOf(Outcome.Up.class, outcome, () -> outcome.toString());
  }
}
