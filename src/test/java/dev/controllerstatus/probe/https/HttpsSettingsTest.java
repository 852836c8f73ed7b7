package dev.controllerstatus.probe.https;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.ConfigurationException;
import dev.controllerstatus.config.Configured;
import dev.controllerstatus.probe.wire.SystemNames;
import dev.controllerstatus.probe.wire.http.ProxyChoice;
import dev.controllerstatus.probe.wire.http.ProxyServer;
import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Unset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsSettingsTest {
  private static final HttpsProbe PROBE = Https.probe(new SystemNames());

  private static HttpsTarget target(String settings) {
    return assertInstanceOf(HttpsTarget.class, Https.target(PROBE, settings));
  }

  private static String problem(String setting) throws ConfigurationException {
    Configuration configuration =
        Configured.of(
            "controller-status:\n  targets:\n    https:\n      test:\n        " + setting + "\n",
            Map.of());
    PROBE.read(new TargetId("https", "test"), configuration.root().section("targets.https.test"));
    return assertThrows(ConfigurationException.class, configuration::verify).problems().stream()
        .filter(line -> line.contains("https.test"))
        .findFirst()
        .orElse("");
  }

  @Test
  void defaults() {
    HttpsTarget target = target("url: https://a.test/health");
    assertEquals(
        Optional.of(new Endpoint("https://a.test/health", "a.test", 443)), target.endpoint());
    assertEquals(Statuses.parse("200-399"), target.statuses());
    assertEquals(Optional.empty(), target.body());
    assertEquals(Optional.empty(), target.login());
    assertEquals(Optional.empty(), target.proxy().serverFor(target.url()));
  }

  @Test
  void every_key_is_bound() {
    HttpsTarget target =
        target(
            """
            url: http://[::1]:8080/
            expect: { status: "200, 301-302", body: fine }
            proxy: socks5://me:secret@proxy.test:1080
            """);
    assertEquals(Optional.of(new Endpoint("http://[::1]:8080/", "::1", 8080)), target.endpoint());
    assertTrue(target.statuses().contain(301));
    assertFalse(target.statuses().contain(300));
    assertEquals(Optional.of("fine"), target.body());
    ProxyServer proxy = target.proxy().serverFor(target.url()).orElseThrow();
    assertEquals(ProxyServer.Kind.SOCKS5, proxy.kind());
    assertEquals("proxy.test:1080", proxy.host() + ":" + proxy.port());
    assertEquals("secret", proxy.login().orElseThrow().password().reveal());
  }

  @Test
  void a_service_without_a_url_is_unset() {
    assertInstanceOf(Unset.class, Https.target(PROBE, "expect.status: 200"));
  }

  @Test
  void neither_password_nor_query_is_ever_shown() {
    HttpsTarget target =
        target("url: https://me:secret@a.test/x?key=secret\nproxy: http://me:secret@p.test:3128");
    assertEquals("https://a.test/x", target.endpoint().orElseThrow().url());
    assertFalse(target.login().toString().contains("secret"));
    assertFalse(target.proxy().serverFor(target.url()).toString().contains("secret"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "url: example.test",
        "url: ftp://example.test/",
        "url: 'https://'",
        "url: 'https:///path'",
        "url: https://a.test:70000/",
        "expect.status: 99",
        "expect.status: 399-200",
        "expect.status: '200,'",
        "proxy: proxy.test:3128",
        "proxy: https://proxy.test:3128",
        "proxy: http://me:secret@proxy.test",
      })
  void a_bad_value_is_named_without_its_password(String setting) throws Exception {
    String problem = problem(setting);
    String key = setting.substring(0, setting.indexOf(':'));
    assertTrue(
        problem.startsWith("controller-status.targets.https.test." + key + ": found "), problem);
    assertFalse(problem.contains("secret"), problem);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.test/, secure.test",
    "http://a.test/, plain.test",
    "https://straight.test/, -",
    "https://www.straight.test/, -",
    "https://notstraight.test/, secure.test",
    "https://10.1.2.3/, -",
    "https://port.test:8443/, -",
    "https://port.test/, secure.test",
  })
  void the_environment_tells_proxies_and_exceptions(String url, String host) {
    ProxyChoice choice =
        ProxyChoice.parse(
            "system",
            Map.of(
                "HTTPS_PROXY", "http://secure.test:3128",
                "http_proxy", "plain.test:3128",
                "no_proxy", ".straight.test, 10.1.2.3,port.test:8443"));
    assertEquals(
        host, choice.serverFor(okhttp3.HttpUrl.get(url)).map(ProxyServer::host).orElse("-"));
  }
}
