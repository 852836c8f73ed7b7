package dev.controllerstatus.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.ConfigurationException;
import dev.controllerstatus.config.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The whole product, started on free ports in a folder of its own, and a client that trusts it. */
public final class RunningBox implements AutoCloseable {
  private final Path folder;
  private final int httpPort = freePort();
  private final int httpsPort = freePort();
  private final Product product;
  private final Map<Role, Secret> passwords;
  private final SSLContext trust;

  /** An answer as it came over the wire. */
  public record Answer(int status, String head, String body) {
    /** The value of a header, or an empty text. */
    public String header(String name) {
      return head.lines()
          .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  /** Starts with these targets, in YAML, below {@code targets}, and parts of the test's own. */
  public RunningBox(Path folder, String targets, Object... parts)
      throws IOException, ConfigurationException, GeneralSecurityException {
    this.folder = folder;
    Path file = folder.resolve("controller-status.yml");
    Files.writeString(file, configuration(targets));
    product = Product.of(Map.of(Configuration.FILE_VARIABLE, file.toString()), parts);
    passwords = product.start();
    trust = trust(folder.resolve("certs/ca.pem"));
  }

  private String configuration(String targets) {
    return """
    controller-status:
      box: { name: Test depot, data: '%1$s/data', certs: '%1$s/certs' }
      http: { port: %2$d }
      https: { port: %3$d, names: [box.test] }
      targets:
        https: { balena: { enabled: false }, sentry: { enabled: false } }
        ntp: { ntp: { enabled: false } }
        dns: { dns: { enabled: false } }
    %4$s
    """
        .formatted(folder, httpPort, httpsPort, targets.indent(4));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static SSLContext trust(Path ca) throws IOException, GeneralSecurityException {
    KeyStore roots = KeyStore.getInstance("PKCS12");
    roots.load(null, null);
    try (InputStream in = Files.newInputStream(ca)) {
      roots.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(roots);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  /** What a request line and the usual headers get over TLS, as this user or as nobody. */
  public Answer ask(String requestLine, String... moreHeaders) throws IOException {
    return ask(requestLine, "localhost:" + httpsPort, moreHeaders);
  }

  /** As {@link #ask(String, String...)}, for a host of the test's own. */
  public Answer askHost(String host, String requestLine, String... moreHeaders) throws IOException {
    return ask(requestLine, host, moreHeaders);
  }

  private Answer ask(String requestLine, String host, String[] moreHeaders) throws IOException {
    try (Socket socket = trust.getSocketFactory().createSocket("127.0.0.1", httpsPort)) {
      return exchange(socket, requestLine, host, moreHeaders);
    }
  }

  /** What the port without encryption answers. */
  public Answer askPlain(String host, String requestLine) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", httpPort)) {
      return exchange(socket, requestLine, host, new String[0]);
    }
  }

  private static Answer exchange(
      Socket socket, String requestLine, String host, String[] moreHeaders) throws IOException {
    socket.setSoTimeout(20_000);
    String headers = moreHeaders.length == 0 ? "" : String.join("\r\n", moreHeaders) + "\r\n";
    String request =
        "%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
            .formatted(requestLine, host, headers);
    try {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    } catch (IOException e) {
      // The box may answer before it has read all of a request that is too large.
    }
    return parse(new String(socket.getInputStream().readAllBytes(), UTF_8));
  }

  private static Answer parse(String text) {
    int end = text.indexOf("\r\n\r\n");
    String head = text.substring(0, end);
    return new Answer(Integer.parseInt(head.split(" ", 3)[1]), head, text.substring(end + 4));
  }

  /** A header that logs this user in. */
  public String as(Role role) {
    return basic(role.user() + ":" + passwords.get(role).reveal());
  }

  /** A header with these credentials, right or wrong. */
  public static String basic(String credentials) {
    return "Authorization: Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
  }

  /** Its TLS port. */
  public int httpsPort() {
    return httpsPort;
  }

  /** Its port without encryption. */
  public int httpPort() {
    return httpPort;
  }

  /** A part of the product that runs. */
  public <T> T get(Class<T> part) {
    return product.get(part);
  }

  /** Sockets that trust its certificate authority. */
  public SSLContext trust() {
    return trust;
  }

  @Override
  public void close() {
    product.close();
  }
}
