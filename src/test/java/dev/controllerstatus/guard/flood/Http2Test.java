package dev.controllerstatus.guard.flood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.command.RunningBox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP/2 as browsers speak it, and as nobody should. */
class Http2Test {
  private static final Duration SHORT = Duration.ofSeconds(2);
  @TempDir private static Path temp;
  private static RunningBox box;
  private HttpClient client;

  @BeforeAll
  static void start() throws Exception {
    Limits like = Limits.ofProduct();
    Limits limits =
        new Limits(256, 64, like.arrivals(), like.requests(), SHORT, SHORT, SHORT, SHORT);
    box = new RunningBox(temp, "tcp: {}", limits);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @BeforeEach
  void open() {
    client =
        HttpClient.newBuilder().sslContext(box.trust()).version(HttpClient.Version.HTTP_2).build();
  }

  @AfterEach
  void close() {
    client.shutdownNow();
  }

  private HttpRequest.Builder request(String path) {
    String[] login = box.as(Role.VIEWER).split(": ", 2);
    return HttpRequest.newBuilder(URI.create("https://localhost:" + box.httpsPort() + path))
        .timeout(Duration.ofSeconds(20))
        .header(login[0], login[1]);
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(HttpClient.Version.HTTP_2, answer.version());
    return answer;
  }

  @Test
  void the_status_and_the_page_are_served() throws Exception {
    assertEquals(200, send(request("/api/status").build()).statusCode());
    assertEquals(200, send(request("/").header("Accept", "text/html").build()).statusCode());
  }

  @Test
  void events_are_served() throws Exception {
    HttpResponse<java.io.InputStream> stream =
        client.send(request("/api/events").build(), HttpResponse.BodyHandlers.ofInputStream());
    assertEquals(HttpClient.Version.HTTP_2, stream.version());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertEquals("event: status", lines.readLine());
    }
  }

  @Test
  void event_streams_are_counted_like_connections() throws Exception {
    try (HttpClient other =
        HttpClient.newBuilder()
            .sslContext(box.trust())
            .localAddress(InetAddress.getByName(Caller.OTHER))
            .build()) {
      int streams = 0;
      while (status(other) == 200 && streams < 100) {
        streams++;
      }
      other.shutdownNow();
      assertEquals(Limits.ofProduct().fromOneSource() - 1, streams);
    }
  }

  private int status(HttpClient other) throws Exception {
    return other
        .send(request("/api/events").build(), HttpResponse.BodyHandlers.ofInputStream())
        .statusCode();
  }

  @Test
  void a_header_that_is_too_large_is_told_and_the_connection_goes_on() throws Exception {
    for (int size : new int[] {9_000, 30_000}) {
      HttpRequest large = request("/health").header("X-Large", "x".repeat(size)).build();
      HttpResponse<String> answer = send(large);
      assertEquals(431, answer.statusCode());
      assertTrue(answer.body().contains("request-header-fields-too-large"), answer::body);
    }
    assertEquals(200, send(request("/health").build()).statusCode());
  }

  @Test
  void a_header_beyond_all_measure_ends_only_its_own_connection() throws Exception {
    HttpRequest huge = request("/health").header("X-Large", "x".repeat(200_000)).build();
    assertThrows(IOException.class, () -> send(huge));
    assertEquals(200, send(request("/health").build()).statusCode());
  }

  @Test
  void a_body_that_is_too_large_is_told_at_its_announcement() throws Exception {
    try (RawHttp2 raw = new RawHttp2(box)) {
      String answer = raw.announce(1, "70000").everything();
      assertTrue(answer.contains("\"status\":413"), answer);
    }
  }

  @Test
  void the_box_says_what_it_bears() throws Exception {
    try (RawHttp2 raw = new RawHttp2(box)) {
      assertEquals(100, raw.settings().get(RawHttp2.MAX_CONCURRENT_STREAMS));
      assertEquals(32_768, raw.settings().get(RawHttp2.MAX_HEADER_LIST_SIZE));
    }
  }

  @Test
  void rapid_resets_end_the_connection() throws Exception {
    try (RawHttp2 raw = new RawHttp2(box)) {
      for (int stream = 1; stream < 1_000 && !raw.isEnded(); stream += 2) {
        raw.request(stream).reset(stream);
      }
      assertTrue(raw.isClosedWithin(10_000));
    }
    assertEquals(200, send(request("/health").build()).statusCode());
  }

  @Test
  void continuations_without_end_are_cut_off() throws Exception {
    try (RawHttp2 raw = new RawHttp2(box)) {
      raw.openHeader(1);
      for (int i = 0; i < 1_000 && !raw.isEnded(); i++) {
        raw.continuation(1);
      }
      assertTrue(raw.isClosedWithin(10_000));
    }
  }

  @Test
  void pings_without_end_whose_answers_nobody_reads_are_cut_off() throws Exception {
    try (RawHttp2 raw = new RawHttp2(box)) {
      long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (!raw.isEnded() && System.nanoTime() < until) {
        raw.ping();
      }
      assertTrue(raw.isEnded());
    }
  }

  @Test
  void a_window_that_never_opens_is_not_waited_for() throws Exception {
    try (RawHttp2 raw = new RawHttp2(box, 0)) {
      raw.request(1).request(3).request(5);
      assertTrue(raw.isClosedWithin(15_000));
    }
  }

  @Test
  void a_connection_at_rest_ends() throws Exception {
    try (RawHttp2 raw = new RawHttp2(box)) {
      raw.request(1);
      assertTrue(raw.isClosedWithin(15_000));
    }
  }
}
