package dev.controllerstatus.guard.flood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.command.RunningBox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deadlines and rates of the whole product, made short. */
class PatienceTest {
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final int WITHIN = 15_000;
  private static final Limits.Rate RATE = new Limits.Rate(40, 4);
  @TempDir private static Path temp;
  private static RunningBox box;

  @BeforeAll
  static void start() throws Exception {
    Limits limits =
        new Limits(256, 64, Limits.ofProduct().arrivals(), RATE, SHORT, SHORT, SHORT, SHORT);
    box = new RunningBox(temp, "tcp: {}", limits);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @Test
  void half_a_client_hello_is_not_waited_for() throws Exception {
    try (Caller caller = Caller.plain(box.httpsPort(), Caller.ONE)) {
      assertTrue(caller.says("\u0016\u0003\u0001\u0002\u0000\u0001").isClosedWithin(WITHIN));
    }
  }

  @Test
  void who_connects_and_says_nothing_is_not_waited_for() throws Exception {
    try (Caller tls = Caller.plain(box.httpsPort(), Caller.ONE);
        Caller plain = Caller.plain(box.httpPort(), Caller.ONE)) {
      assertTrue(tls.isClosedWithin(WITHIN));
      assertTrue(plain.isClosedWithin(WITHIN));
    }
  }

  @Test
  void a_header_that_drips_is_cut_off() throws Exception {
    try (Caller tls = Caller.overTls(box, Caller.ONE);
        Caller plain = Caller.plain(box.httpPort(), Caller.ONE)) {
      assertDrippingEnds(tls.says("GET / HTTP/1.1\r\nX-Slow: "));
      assertDrippingEnds(plain.says("GET / HTTP/1.1\r\nX-Slow: "));
    }
  }

  @Test
  void a_second_header_that_drips_is_cut_off_too() throws Exception {
    try (Caller caller = Caller.plain(box.httpPort(), Caller.ONE)) {
      assertTrue(caller.asks("/").startsWith("HTTP/1.1 302"));
      assertDrippingEnds(caller.says("GET / HTTP/1.1\r\nX-Slow: "));
    }
  }

  @Test
  void a_body_that_drips_is_cut_off() throws Exception {
    try (Caller caller = Caller.overTls(box, Caller.ONE)) {
      caller.says(
          "POST /api/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n"
              + box.as(Role.ADMIN)
              + "\r\n\r\n");
      assertDrippingEnds(caller);
    }
  }

  private static void assertDrippingEnds(Caller caller) {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WITHIN);
    assertThrows(
        IOException.class,
        () -> {
          while (System.nanoTime() < until) {
            caller.says("x");
            TimeUnit.MILLISECONDS.sleep(100);
          }
        });
  }

  @Test
  void a_connection_at_rest_ends_but_an_event_stream_does_not() throws Exception {
    try (Caller rests = Caller.overTls(box, Caller.ONE);
        Caller listens = Caller.overTls(box, Caller.ONE)) {
      listens.says(
          "GET /api/events HTTP/1.1\r\nHost: localhost\r\n" + box.as(Role.VIEWER) + "\r\n\r\n");
      assertTrue(rests.asks("/health").startsWith("HTTP/1.1 200"));
      assertTrue(rests.isClosedWithin(WITHIN));
      assertFalse(listens.isClosedWithin((int) SHORT.toMillis()));
    }
  }

  @Test
  void a_flood_of_requests_is_told_to_wait_and_may_ask_again() throws Exception {
    String head = "";
    try (Caller flood = Caller.overTls(box, "127.0.0.5")) {
      for (int i = 0; i < 20 * RATE.burst() && !head.startsWith("HTTP/1.1 429"); i++) {
        head = flood.asks("/health");
      }
    }
    assertTrue(head.startsWith("HTTP/1.1 429"), head);
    assertTrue(head.contains("Retry-After: 1\r\n"), head);
    assertTrue(head.contains("application/problem+json"), head);
    assertTrue(health("127.0.0.6").startsWith("HTTP/1.1 200"));
    TimeUnit.SECONDS.sleep(1);
    assertTrue(health("127.0.0.5").startsWith("HTTP/1.1 200"));
    assertEquals(302, box.askPlain("localhost", "GET /").status());
  }

  private static String health(String from) throws IOException {
    try (Caller caller = Caller.overTls(box, from)) {
      return caller.asks("/health");
    }
  }
}
