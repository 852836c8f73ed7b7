package dev.controllerstatus.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The port with encryption in the box's own Wi-Fi, where every name leads to the box. */
class OwnWifiTlsTest {
  @TempDir private static Path temp;
  private static RunningBox box;

  @BeforeAll
  static void start() throws Exception {
    box = new RunningBox(temp, "");
    shake(RunningBox.HOTSPOT, "box.test");
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  private static void shake(String address, String name) throws IOException {
    // Named by the host, as browsers do: a session of another name must not be taken up again.
    Socket plain = new Socket(InetAddress.ofLiteral(address), box.httpsPort());
    try (SSLSocket socket =
        (SSLSocket)
            box.trust().getSocketFactory().createSocket(plain, name, box.httpsPort(), true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(name)));
      socket.setSSLParameters(parameters);
      socket.setSoTimeout(20_000);
      socket.startHandshake();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {RunningBox.HOTSPOT, RunningBox.PROBES})
  void a_foreign_name_gets_the_alert_at_once(String address) {
    SSLException alert = assertThrows(SSLException.class, () -> shake(address, "www.google.com"));
    assertTrue(String.valueOf(alert.getMessage()).contains("unrecognized_name"), alert.toString());
  }

  @Test
  void names_of_the_box_are_served() throws Exception {
    shake(RunningBox.HOTSPOT, "box.test");
    shake(RunningBox.HOTSPOT, "localhost");
  }

  @Test
  void in_the_network_of_the_site_a_foreign_name_gets_an_answer_that_says_why() throws Exception {
    Answer answer = box.askHost("www.google.com", "GET /");
    assertEquals(421, answer.status());
  }
}
