package dev.controllerstatus.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.ConfigurationException;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.config.Settings;
import dev.controllerstatus.guard.OwnWifi;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The whole product, started on free ports in a folder of its own, and a client that trusts it. */
public final class RunningBox implements AutoCloseable {
  private static final Map<Role, String> PRESET =
      Map.of(Role.VIEWER, "see the lights", Role.ADMIN, "change the settings");

  /** Where it believes its own Wi-Fi to be. */
  public static final String HOTSPOT = "127.0.0.2";

  /** Where the names of all others lead in it. */
  public static final String PROBES = "127.0.0.3";

  private final Path folder;
  private final int httpPort;
  private final int httpsPort;
  private final Product product;
  private final SSLContext trust;
  private final Map<Role, String> passwords;

  /** Starts with these targets, in YAML, below {@code targets}, and parts of the test's own. */
  public RunningBox(Path folder, String targets, Object... parts)
      throws IOException, ConfigurationException, GeneralSecurityException {
    this(folder, targets, PRESET, Map.of(), parts);
  }

  /** Likewise, with these variables in its environment. */
  public RunningBox(Path folder, String targets, Map<String, String> environment)
      throws IOException, ConfigurationException, GeneralSecurityException {
    this(folder, targets, PRESET, environment);
  }

  /** Starts as a new box does, with passwords that it makes itself. */
  public static RunningBox fresh(Path folder)
      throws IOException, ConfigurationException, GeneralSecurityException {
    return new RunningBox(folder, "", Map.of(), Map.of());
  }

  private RunningBox(
      Path folder,
      String targets,
      Map<Role, String> preset,
      Map<String, String> environment,
      Object... parts)
      throws IOException, ConfigurationException, GeneralSecurityException {
    this.folder = folder;
    // Both are held at once, or they could be the same.
    try (ServerSocket http = new ServerSocket(0);
        ServerSocket https = new ServerSocket(0)) {
      httpPort = http.getLocalPort();
      httpsPort = https.getLocalPort();
    }
    Path file = Files.createDirectories(folder).resolve("controller-status.yml");
    Files.writeString(file, configuration(access(preset), targets));
    Map<String, String> variables = new HashMap<>(environment);
    variables.put(Configuration.FILE_VARIABLE, file.toString());
    product = Product.of(variables, RunningBox::onLoopback, withWifi(parts));
    Map<Role, Secret> made = product.start();
    passwords = new EnumMap<>(Role.class);
    passwords.putAll(preset);
    made.forEach((role, password) -> passwords.put(role, password.reveal()));
    trust = trust(folder.resolve("certs/ca.pem"));
  }

  private static Object[] withWifi(Object... parts) {
    Object[] all = Arrays.copyOf(parts, parts.length + 1);
    all[parts.length] = new OwnWifi(InetAddress.ofLiteral(HOTSPOT), InetAddress.ofLiteral(PROBES));
    return all;
  }

  private static String access(Map<Role, String> preset) {
    return preset.entrySet().stream()
        .map(e -> "%s: { password: '%s' }".formatted(e.getKey().user(), e.getValue()))
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  private String configuration(String access, String targets) {
    return """
    controller-status:
      box: { name: Test depot, data: '%1$s/data', certs: '%1$s/certs' }
      http: { port: %2$d }
      https: { port: %3$d, names: [box.test] }
      access: %4$s
      targets:
        https: { balena: { enabled: false }, sentry: { enabled: false } }
        ntp: { ntp: { enabled: false } }
        dns: { dns: { enabled: false } }
        box: { box: { enabled: false } }
        gateway: { gateway: { enabled: false } }
        path: { path: { enabled: false } }
    %5$s
    """
        .formatted(folder, httpPort, httpsPort, access, targets.indent(4));
  }

  private static Settings onLoopback(Settings read) {
    Settings.Hotspot hotspot = new Settings.Hotspot("none", read.hotspot().fallback(), HOTSPOT);
    return new Settings(
        read.name(),
        read.country(),
        read.data(),
        read.certs(),
        read.securityContact(),
        read.httpPort(),
        read.httpsPort(),
        read.names(),
        read.isForwardingTold(),
        hotspot,
        read.history());
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

  /** As {@link #ask(String, String...)}, with a body of this type. */
  public Answer send(String requestLine, String type, String body, String... moreHeaders)
      throws IOException {
    return ask(requestLine, withBody(type, body, moreHeaders));
  }

  private static String[] withBody(String type, String body, String[] moreHeaders) {
    String[] headers = Arrays.copyOf(moreHeaders, moreHeaders.length + 2);
    headers[moreHeaders.length] = "Content-Type: " + type;
    headers[moreHeaders.length + 1] =
        "Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body;
    return headers;
  }

  /** A login from this address of the loopback network. */
  public Answer login(InetAddress from, String user, String password, String... moreHeaders)
      throws IOException {
    String body = "{\"user\":\"%s\",\"password\":\"%s\"}".formatted(user, password);
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    try (Socket socket =
        trust.getSocketFactory().createSocket(loopback, httpsPort, from, /* localPort= */ 0)) {
      String[] headers = withBody("application/json", body, moreHeaders);
      return exchange(socket, "POST /api/session", "localhost:" + httpsPort, headers);
    }
  }

  /** What the port without encryption answers. */
  public Answer askPlain(String host, String requestLine) throws IOException {
    return askPlain("127.0.0.1", host, requestLine);
  }

  /** What the port without encryption answers in the box's own Wi-Fi. */
  public Answer askHotspot(String requestLine) throws IOException {
    return askPlain(HOTSPOT, HOTSPOT + ":" + httpPort, requestLine);
  }

  private Answer askPlain(String address, String host, String requestLine) throws IOException {
    try (Socket socket = new Socket(address, httpPort)) {
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
    return Answer.parse(new String(socket.getInputStream().readAllBytes(), UTF_8));
  }

  /** A header that logs this user in. */
  public String as(Role role) {
    return basic(role.user() + ":" + passwords.get(role));
  }

  /** The status alone, for answers that have no end. */
  public int status(String requestLine, String... moreHeaders) throws IOException {
    try (Socket socket = trust.getSocketFactory().createSocket("127.0.0.1", httpsPort)) {
      socket.setSoTimeout(20_000);
      String request =
          "%s HTTP/1.1\r\nHost: localhost:%d\r\n%s\r\n\r\n"
              .formatted(requestLine, httpsPort, String.join("\r\n", moreHeaders));
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      String line = new Scanner(socket.getInputStream(), ISO_8859_1).nextLine();
      return Integer.parseInt(line.split(" ", 3)[1]);
    }
  }

  /** Methods and paths of everything that it serves, such as {@code GET /api/status}. */
  public List<String> routes() {
    return product
        .get(Router.class)
        .uriRoutes()
        .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate())
        .sorted()
        .distinct()
        .toList();
  }

  /** The password of this user. */
  public String password(Role role) {
    return passwords.get(role);
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

  /** One of the parts it is made of. */
  public <T> T part(Class<T> part) {
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
