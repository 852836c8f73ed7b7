package dev.controllerstatus.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.command.RunningBox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the listener agrees to before a request. */
class TlsTest {
  @TempDir private static Path temp;
  private static RunningBox box;

  @BeforeAll
  static void start() throws Exception {
    box = new RunningBox(temp, "tcp: {}");
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  private static SSLSocket socket() throws IOException {
    SSLSocket socket =
        (SSLSocket) box.trust().getSocketFactory().createSocket("127.0.0.1", box.httpsPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** Asks once, so that the tickets that come after the handshake are read too. */
  private static SSLSession session(String version) throws IOException {
    try (SSLSocket socket = socket()) {
      socket.setEnabledProtocols(new String[] {version});
      socket
          .getOutputStream()
          .write("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes());
      assertTrue(new String(socket.getInputStream().readAllBytes()).contains("up"));
      return socket.getSession();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void a_session_is_resumed(String version) throws Exception {
    SSLSession first = session(version);
    SSLSession second = session(version);
    assertEquals(version, second.getProtocol());
    // The JDK gives a resumed session the creation time of the first.
    assertEquals(first.getCreationTime(), second.getCreationTime());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
        "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"
      })
  void an_old_suite_is_refused(String suite) throws Exception {
    assertRefused(
        parameters -> {
          parameters.setProtocols(new String[] {"TLSv1.2"});
          parameters.setCipherSuites(new String[] {suite});
        });
  }

  @Test
  void keys_that_cost_the_box_too_much_are_refused() throws Exception {
    assertRefused(parameters -> parameters.setNamedGroups(new String[] {"ffdhe8192"}));
    assertRefused(parameters -> parameters.setNamedGroups(new String[] {"secp521r1"}));
  }

  private static void assertRefused(java.util.function.Consumer<SSLParameters> change)
      throws IOException {
    try (SSLSocket socket = socket()) {
      SSLParameters parameters = socket.getSSLParameters();
      change.accept(parameters);
      socket.setSSLParameters(parameters);
      assertThrows(SSLException.class, socket::startHandshake);
    }
  }

  @Test
  void the_box_chooses_the_suite() throws Exception {
    try (SSLSocket socket = socket()) {
      socket.setEnabledCipherSuites(
          new String[] {"TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256"});
      socket.startHandshake();
      assertEquals("TLS_AES_128_GCM_SHA256", socket.getSession().getCipherSuite());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2,http/1.1", "http/1.1"})
  void the_protocol_is_agreed_on_by_alpn(String offered) throws Exception {
    try (SSLSocket socket = socket()) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(offered.split(","));
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      assertEquals(Arrays.asList(offered.split(",")).getFirst(), socket.getApplicationProtocol());
    }
  }

  @Test
  void no_browser_is_bound_to_encryption_for_ever() throws Exception {
    assertEquals("", box.ask("GET /health").header("strict-transport-security"));
  }
}
