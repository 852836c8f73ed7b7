package dev.controllerstatus.portal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import dev.controllerstatus.probe.TestAuthority;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The interface of RFC 8908, on a box with a certificate from elsewhere. */
class CaptiveTest {
  private static final String PATH = "/.well-known/captive-api";
  @TempDir private Path temp;

  /** Any public authority of those that Java brings, by its name alone. */
  private static TestAuthority publicAuthority() throws Exception {
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init((KeyStore) null);
    X509Certificate root =
        Arrays.stream(managers.getTrustManagers())
            .map(X509TrustManager.class::cast)
            .findFirst()
            .orElseThrow()
            .getAcceptedIssuers()[0];
    return new TestAuthority(root.getSubjectX500Principal());
  }

  private RunningBox box(TestAuthority authority) throws Exception {
    TestAuthority.Leaf leaf = authority.good();
    Path file = temp.resolve("outside.pem");
    Files.writeString(
        file,
        pem("CERTIFICATE", leaf.certificate().getEncoded())
            + pem("PRIVATE KEY", leaf.key().getEncoded()));
    return new RunningBox(temp, "", Map.of("CONTROLLER_STATUS_HTTPS_CERTIFICATE", file.toString()));
  }

  private static String pem(String type, byte[] der) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, text);
  }

  private static Answer ask(RunningBox box, TestAuthority authority, String path) throws Exception {
    KeyStore roots = KeyStore.getInstance("PKCS12");
    roots.load(null, null);
    roots.setCertificateEntry("root", authority.certificate());
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(roots);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    InetAddress hotspot = InetAddress.ofLiteral(RunningBox.HOTSPOT);
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(hotspot, box.httpsPort())) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName("box.test")));
      socket.setSSLParameters(parameters);
      socket.setSoTimeout(20_000);
      String request =
          "GET %s HTTP/1.1\r\nHost: box.test:%d\r\nAccept: application/captive+json, text/html\r\n"
                  .formatted(path, box.httpsPort())
              + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return Answer.parse(new String(socket.getInputStream().readAllBytes(), UTF_8));
    }
  }

  @Test
  void under_a_public_name_it_tells_the_way_until_the_wifi_is_kept() throws Exception {
    TestAuthority authority = publicAuthority();
    try (RunningBox box = box(authority)) {
      String base = "https://box.test:%d/".formatted(box.httpsPort());
      Answer before = ask(box, authority, PATH);
      assertEquals("application/captive+json", before.header("content-type").split(";")[0]);
      assertEquals("private, no-store", before.header("cache-control"));
      assertEquals(
          "{\"captive\":true,\"user-portal-url\":\"%1$sportal\",\"venue-info-url\":\"%1$s\"}"
              .formatted(base),
          before.body());
      String page = ask(box, authority, "/portal").body();
      assertTrue(page.contains("href=\"" + base + "app/\""), page);
      assertFalse(page.contains("href=\"/trust\""), page);
      new Phone(box, "127.0.0.1").press("keep");
      assertEquals(
          "{\"captive\":false,\"venue-info-url\":\"%s\"}".formatted(base),
          ask(box, authority, PATH).body());
    }
  }

  @Test
  void with_a_private_certificate_there_is_none() throws Exception {
    TestAuthority authority = new TestAuthority("Customer");
    try (RunningBox box = box(authority)) {
      assertEquals(404, ask(box, authority, PATH).status());
      assertEquals(404, new Phone(box, "127.0.0.1").get(Phone.PORTAL + PATH.substring(1)).status());
    }
  }
}
