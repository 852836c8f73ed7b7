package dev.controllerstatus.probe.https;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import dev.controllerstatus.lab.Lab;
import dev.controllerstatus.probe.wire.SystemNames;
import dev.controllerstatus.probe.wire.Trust;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Outcome;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against Debian's nginx. */
@ExtendWith(Lab.class)
@TestInstance(PER_CLASS)
class NginxTest {
  private final Lab.Servers servers;
  private final HttpsProbe probe;

  NginxTest(Lab.Servers servers) throws Exception {
    this.servers = servers;
    this.probe = new HttpsProbe(new Wire(new SystemNames(), new Trust(List.of(root()))), Map.of());
  }

  private X509Certificate root() throws Exception {
    try (InputStream in = Files.newInputStream(Path.of(servers.get("ca")))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private Outcome ask(String server, String path, String more) throws InterruptedException {
    String scheme = server.equals("nginx.http") ? "http" : "https";
    String url = "%s://localhost:%d%s".formatted(scheme, servers.port(server), path);
    return Https.attempt(probe, "url: " + url + "\n" + more);
  }

  private static String word(Outcome outcome) {
    return Https.fault(outcome).layer()
        + "/"
        + Https.fault(outcome).code()
        + " "
        + Https.fault(outcome).detail();
  }

  @ParameterizedTest
  @CsvSource({
    "nginx.good, HTTP/2 200",
    "nginx.http1, HTTP/1.1 200",
    "nginx.tls12, HTTP/2 200",
    "nginx.http, HTTP/1.1 200",
  })
  void each_protocol_is_up_and_told(String server, String spoken) throws Exception {
    Outcome outcome = ask(server, "/health", "expect.body: OK");
    Outcome.Up up = assertInstanceOf(Outcome.Up.class, outcome, outcome::toString);
    assertTrue(up.facts().contains(new Fact.Spoken(spoken)), up::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "/error, refused/status 500",
    "/unavailable, refused/status 503",
    "/login, refused/login 401",
    "/forbidden, refused/login 403",
    "/nowhere, refused/status 404",
  })
  void each_status_is_told(String path, String expected) throws Exception {
    assertEquals(expected, word(ask("nginx.good", path, "")));
    assertEquals(expected, word(ask("nginx.http1", path, "")));
  }

  @Test
  void a_redirect_is_not_followed() throws Exception {
    String goal = "https://localhost:" + servers.port("nginx.good") + "/health";
    assertEquals(
        "refused/status 302 to " + goal, word(ask("nginx.good", "/moved", "expect.status: 200")));
  }

  @Test
  void the_wrong_body_is_told() throws Exception {
    assertEquals(
        "unexpected-answer",
        Https.fault(ask("nginx.good", "/wrong-body", "expect.body: OK")).code());
  }

  @Test
  void a_large_body_is_no_trouble() throws Exception {
    Https.up(ask("nginx.good", "/large", ""));
    Https.up(ask("nginx.http1", "/large", "expect.body: xxx"));
  }

  @ParameterizedTest
  @CsvSource({"expired", "not-yet-valid", "wrong-name", "unknown-issuer"})
  void each_bad_certificate_is_told(String reason) throws Exception {
    assertEquals(reason, Https.fault(ask("nginx." + reason, "/health", "")).code());
  }

  @Test
  void plain_and_tls_the_wrong_way_round_are_told() throws Exception {
    String plain = "url: http://localhost:" + servers.port("nginx.good") + "/";
    String tls = "url: https://localhost:" + servers.port("nginx.http") + "/";
    assertEquals("tls-expected", Https.fault(Https.attempt(probe, plain)).code());
    assertEquals("not-tls", Https.fault(Https.attempt(probe, tls)).code());
  }
}
