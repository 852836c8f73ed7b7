package dev.controllerstatus.probe.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.ConfigurationException;
import dev.controllerstatus.config.Configured;
import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.BrokenServer;
import dev.controllerstatus.probe.Deadline;
import dev.controllerstatus.probe.TestAuthority;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is trusted, and how a refusal is explained. */
class TrustTest {
  private static final TestAuthority AUTHORITY = new TestAuthority("Test Root");
  private static final Trust TRUST = new Trust(List.of(AUTHORITY.certificate()));
  private final Attempt attempt = new Attempt(Deadline.in(Duration.ofSeconds(5)));

  static Stream<Arguments> leaves() {
    TestAuthority other = new TestAuthority("Other Root");
    return Stream.of(
        Arguments.of("untrusted/expired", AUTHORITY.expired()),
        Arguments.of("untrusted/not-yet-valid", AUTHORITY.notYetValid()),
        Arguments.of("untrusted/wrong-name", AUTHORITY.wrongName()),
        Arguments.of("untrusted/handshake", AUTHORITY.forClients()),
        Arguments.of("untrusted/unknown-issuer", other.good()),
        Arguments.of("untrusted/unknown-issuer", other.expired()),
        Arguments.of("untrusted/unknown-issuer", other.wrongName()));
  }

  @ParameterizedTest
  @MethodSource("leaves")
  void each_refusal_is_explained(String word, TestAuthority.Leaf leaf) throws Exception {
    Fault fault = refusal(TRUST, leaf);
    assertEquals(word, fault.layer() + "/" + fault.code());
    assertTrue(attempt.facts().getFirst() instanceof Fact.Certificate);
  }

  @Test
  void a_library_that_forgets_the_name_check_gets_it_all_the_same() throws Exception {
    try (BrokenServer server = server(AUTHORITY.wrongName());
        SSLSocket socket = bareSocket(server)) {
      IOException thrown = assertThrows(IOException.class, socket::startHandshake);
      assertEquals("wrong-name", Faults.of(thrown, attempt).code());
    }
  }

  @Test
  void no_session_is_resumed() throws Exception {
    try (BrokenServer server = server(AUTHORITY.good())) {
      for (int i = 0; i < 2; i++) {
        long begin = System.currentTimeMillis();
        try (SSLSocket socket = bareSocket(server)) {
          socket.startHandshake();
          assertTrue(socket.getSession().getCreationTime() >= begin);
        }
      }
      // A resumed session would not show its certificate again.
      assertEquals(2, attempt.facts().stream().filter(Fact.Certificate.class::isInstance).count());
    }
  }

  @Test
  void a_file_adds_roots_to_those_of_the_system(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("site-ca.pem");
    Files.writeString(file, pem(AUTHORITY));
    Trust trust = new Trust(configured(file));
    try (BrokenServer server = server(AUTHORITY.good());
        Socket plain = new Socket("127.0.0.1", server.port());
        SSLSocket secure = wire(trust).secure(plain, "localhost", attempt)) {
      assertEquals("TLSv1.3", secure.getSession().getProtocol());
    }
  }

  @Test
  void a_file_without_certificates_is_a_mistake(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("site-ca.pem");
    Files.writeString(file, "nothing");
    Configuration configuration = configured(file);
    new Trust(configuration);
    String problem =
        assertThrows(ConfigurationException.class, configuration::verify).problems().getFirst();
    assertTrue(problem.startsWith("controller-status.trust: found \"" + file), problem);
  }

  private static Configuration configured(Path file) throws ConfigurationException {
    return Configured.of("controller-status:\n  trust: [" + file + "]\n", Map.of());
  }

  private static String pem(TestAuthority authority) throws Exception {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(authority.certificate().getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  private SSLSocket bareSocket(BrokenServer server) throws IOException {
    return (SSLSocket) TRUST.factory(attempt).createSocket("localhost", server.port());
  }

  private Fault refusal(Trust trust, TestAuthority.Leaf leaf) throws Exception {
    try (BrokenServer server = server(leaf);
        Socket plain = new Socket("127.0.0.1", server.port())) {
      IOException thrown =
          assertThrows(IOException.class, () -> wire(trust).secure(plain, "localhost", attempt));
      return Faults.of(thrown, attempt);
    }
  }

  private static Wire wire(Trust trust) {
    return new Wire(_ -> List.of(InetAddress.ofLiteral("127.0.0.1")), trust);
  }

  private static BrokenServer server(TestAuthority.Leaf leaf) throws IOException {
    return BrokenServer.that(BrokenServer.afterTls(leaf.sockets(), BrokenServer.SILENT));
  }
}
