package dev.controllerstatus.certs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.certs.x509.IdentityFile;
import dev.controllerstatus.certs.x509.Issuer;
import dev.controllerstatus.command.RunningBox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the listener sends, asked by OpenSSL, curl, NSS and Java. */
class ListenerTest {
  private static final Instant NOW = Instant.now();
  private static final List<String> PUBLIC = List.of("box.test", "*.public.test", "127.0.0.1");
  private static final String ASK =
      "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  private static final Pattern ISSUER = Pattern.compile("(?m)^issuer=(.*)$");
  private static final int THREADS = 4;
  private static final int REQUESTS_PER_THREAD = 250;
  private static final int REQUESTS_PER_CONNECTION = 25;

  @TempDir private static Path temp;
  private static RunningBox box;

  @BeforeAll
  static void start() throws Exception {
    box =
        new RunningBox(
            temp, "", Map.of("CONTROLLER_STATUS_HTTPS_CERTIFICATE", temp + "/outside.pem"));
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @BeforeEach
  void aGoodOneFromOutside() throws Exception {
    putOutside(NOW);
  }

  private static void putOutside(Instant when) throws Exception {
    Identity issuer = Issuer.authority("Elsewhere", PUBLIC, when);
    IdentityFile.write(temp.resolve("outside.pem"), Issuer.leaf(issuer, PUBLIC, when));
    box.part(ServerCertificate.class).refresh();
  }

  private static Tool.Ended client(String... more) throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of("openssl", "s_client", "-ign_eof", "-connect", "127.0.0.1:" + box.httpsPort()));
    words.addAll(List.of(more));
    return Tool.feed(temp, ASK, words.toArray(String[]::new));
  }

  /** The issuer of what is sent to a client that asks for this name, or for none. */
  private static String issuer(String... more) throws IOException, InterruptedException {
    Tool.Ended ended = client(more);
    Matcher issuer = ISSUER.matcher(ended.said());
    assertTrue(issuer.find(), ended::said);
    return issuer.group(1).replaceFirst("^CN *= *Controller Status CA ", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_3", "-tls1_2"})
  void the_name_that_is_asked_for_chooses(String version) throws Exception {
    assertEquals("Elsewhere", issuer(version, "-servername", "box.test"));
    assertEquals("Elsewhere", issuer(version, "-servername", "BOX.test"));
    assertEquals("Elsewhere", issuer(version, "-servername", "a.public.test"));
    assertEquals("Test depot", issuer(version, "-servername", "localhost"));
    assertEquals("Test depot", issuer(version, "-servername", "stranger.test"));
    assertEquals("Test depot", issuer(version, "-noservername"), "as with an address");
  }

  @Test
  void one_from_outside_that_is_over_is_not_served() throws Exception {
    putOutside(NOW.minus(Duration.ofDays(500)));
    assertEquals("Test depot", issuer("-servername", "box.test"));
    putOutside(NOW);
    assertEquals("Elsewhere", issuer("-servername", "box.test"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_3", "-tls1_2"})
  void clients_that_cannot_verify_the_sort_of_key_get_the_boxes_own(String version)
      throws Exception {
    Tool.openssl(
        temp,
        "req -x509 -newkey rsa:2048 -nodes -keyout rsa.key -out rsa.crt -days 90 -subj"
            + " /CN=Elsewhere -addext subjectAltName=DNS:box.test");
    Files.writeString(
        temp.resolve("outside.pem"),
        Files.readString(temp.resolve("rsa.key")) + Files.readString(temp.resolve("rsa.crt")));
    box.part(ServerCertificate.class).refresh();
    assertTrue(issuer(version, "-servername", "box.test").endsWith("Elsewhere"));
    assertEquals(
        "Test depot",
        issuer(
            version,
            "-servername",
            "box.test",
            "-sigalgs",
            "ecdsa_secp256r1_sha256",
            "-cipher",
            "ECDHE-ECDSA-AES128-GCM-SHA256"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_3", "-tls1_2"})
  void sessions_are_resumed_and_a_swap_does_not_hurt_them(String version) throws Exception {
    String[] save = {version, "-servername", "localhost", "-sess_out", "session"};
    String[] again = {version, "-servername", "localhost", "-sess_in", "session"};
    assertTrue(client(save).said().contains("New, TLSv1"));
    Tool.Ended resumed = client(again);
    assertTrue(resumed.said().contains("Reused, TLSv1"), resumed::said);
    putOutside(NOW);
    Tool.Ended after = client(again);
    assertTrue(after.said().contains("200 OK"), after::said);
  }

  @Test
  void curl_accepts_the_chain() throws Exception {
    String url = "https://%s:" + box.httpsPort() + "/health";
    for (String host : List.of("localhost", "127.0.0.1")) {
      Tool.Ended curl =
          Tool.run(temp, "curl", "-sS", "--cacert", "certs/ca.pem", url.formatted(host));
      assertEquals("up\n", curl.said());
    }
  }

  @Test
  void openssl_accepts_the_chain() throws Exception {
    Tool.Ended ended =
        client("-CAfile", "certs/ca.pem", "-verify_return_error", "-verify_ip", "127.0.0.1");
    assertTrue(ended.said().contains("Verify return code: 0 (ok)"), ended::said);
  }

  @Test
  void nss_accepts_the_chain_only_with_our_authority() throws Exception {
    Path folder = Files.createDirectories(temp.resolve("nss"));
    Tool.nssThatTrusts(temp.resolve("certs/ca.pem"), folder);
    assertEquals(0, nss(folder).code(), () -> "with it");
    Tool.run(folder, "certutil", "-D", "-d", "sql:" + folder, "-n", "ca");
    Tool.Ended without = nss(folder);
    assertNotEquals(0, without.code());
    assertTrue(without.said().contains("issuer"), without::said);
  }

  private static Tool.Ended nss(Path folder) throws IOException, InterruptedException {
    return Tool.run(
        folder,
        "tstclnt",
        "-4",
        "-Q",
        "-h",
        "localhost",
        "-p",
        Integer.toString(box.httpsPort()),
        "-d",
        "sql:" + folder);
  }

  @Test
  void of_a_thousand_requests_across_several_swaps_none_fails() throws Exception {
    try (ExecutorService clients = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        running.add(clients.submit((Callable<Integer>) ListenerTest::askOften));
      }
      X509Certificate before = null;
      int swaps = 0;
      while (running.stream().anyMatch(one -> !one.isDone())) {
        Files.delete(temp.resolve("certs/server.pem"));
        putOutside(NOW);
        X509Certificate now = IdentityFile.read(temp.resolve("certs/server.pem")).certificate();
        assertNotEquals(before, now);
        before = now;
        swaps++;
      }
      int answered = 0;
      for (Future<Integer> one : running) {
        answered += one.get();
      }
      assertEquals(THREADS * REQUESTS_PER_THREAD, answered);
      assertTrue(swaps > 1, "swapped " + swaps);
    }
  }

  private static int askOften() throws IOException, InterruptedException {
    URI health = URI.create("https://localhost:" + box.httpsPort() + "/health");
    int answered = 0;
    while (answered < REQUESTS_PER_THREAD) {
      try (HttpClient client =
          HttpClient.newBuilder()
              .sslContext(box.trust())
              .version(HttpClient.Version.HTTP_1_1)
              .build()) {
        for (int i = 0; i < REQUESTS_PER_CONNECTION; i++) {
          HttpRequest request = HttpRequest.newBuilder(health).build();
          assertEquals("up\n", client.send(request, BodyHandlers.ofString()).body());
          answered++;
        }
      }
    }
    return answered;
  }
}
