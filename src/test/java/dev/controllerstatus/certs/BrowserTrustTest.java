package dev.controllerstatus.certs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.controllerstatus.browser.Browser;
import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.certs.x509.IdentityFile;
import dev.controllerstatus.certs.x509.Issuer;
import dev.controllerstatus.command.RunningBox;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real browser makes of our certificates, with and without our authority in its store. */
class BrowserTrustTest {
  private static final String VERDICT = "document.documentElement.dataset.trusts";
  private static final String ERROR = "document.querySelector('#error-code')?.textContent";
  @TempDir private static Path temp;
  private static RunningBox box;
  private static Browser trusting;

  @BeforeAll
  static void start() throws Exception {
    box = new RunningBox(temp, "");
    Path home = temp.resolve("trusting");
    Browser.trust(home, temp.resolve("certs/ca.pem"));
    trusting = new Browser(home);
  }

  @AfterAll
  static void stop() {
    trusting.close();
    box.close();
  }

  private static String trustPage(String host) {
    return "https://%s:%d/trust".formatted(host, box.httpsPort());
  }

  @Test
  void with_our_authority_the_page_opens_and_its_check_says_yes() throws Exception {
    for (String host : List.of("localhost", "127.0.0.1", "box.test")) {
      trusting.open("about:blank");
      trusting.open(trustPage(host));
      assertEquals("yes", trusting.await(VERDICT), host);
    }
  }

  @Test
  void without_it_the_browser_warns_and_the_check_says_no_to_those_who_go_on() throws Exception {
    try (Browser stranger = new Browser(temp.resolve("stranger"))) {
      stranger.open(trustPage("localhost"));
      assertEquals("net::ERR_CERT_AUTHORITY_INVALID", stranger.await(ERROR));
      stranger.type("thisisunsafe"); // What Chromium takes for a click through its warning.
      assertEquals("no", stranger.await(VERDICT));
    }
  }

  @Test
  void our_authority_cannot_vouch_for_a_foreign_name() throws Exception {
    assertEquals("box.test", nameOrError("box.test"));
    assertEquals("net::ERR_CERT_INVALID", nameOrError("bank.example"));
  }

  /** What the browser shows of a server whose certificate for this name our authority signed. */
  private static String nameOrError(String name) throws Exception {
    Identity ca = IdentityFile.read(temp.resolve("certs/ca.key"));
    HttpsServer server = server(Issuer.leaf(ca, List.of(name), Instant.now()));
    server.createContext(
        "/",
        exchange -> {
          byte[] page = "<p id=error-code>%s".formatted(name).getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    try {
      trusting.open("about:blank");
      trusting.open("https://%s:%d/".formatted(name, server.getAddress().getPort()));
      return trusting.await(ERROR);
    } finally {
      server.stop(0);
    }
  }

  private static HttpsServer server(Identity leaf) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "leaf", leaf.key(), new char[0], leaf.chain().toArray(X509Certificate[]::new));
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return server;
  }
}
