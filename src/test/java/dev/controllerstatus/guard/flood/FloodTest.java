package dev.controllerstatus.guard.flood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many and slow clients against the whole product, with the product's own limits. */
class FloodTest {
  private static final int FROM_ONE_SOURCE = Limits.ofProduct().fromOneSource();
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

  private static void closeAll(List<Caller> callers) throws IOException {
    for (Caller caller : callers) {
      caller.close();
    }
  }

  /** Asks until a place is free again: the box notices a moment later that somebody has left. */
  private static String health(String from) throws IOException {
    IOException last = new SocketException("never asked");
    for (int attempt = 0; attempt < 200; attempt++) {
      try (Caller caller = Caller.overTls(box, from)) {
        return caller.asks("/health");
      } catch (IOException e) {
        last = e;
        Thread.onSpinWait();
      }
    }
    throw last;
  }

  @Test
  void fifty_slow_headers_keep_nobody_waiting() throws Exception {
    List<Caller> slow = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      slow.add(Caller.overTls(box, Caller.ONE).says("GET / HTTP/1.1\r\nHost: loc"));
      slow.add(Caller.plain(box.httpPort(), Caller.ONE).says("GET / HTTP/1.1\r\nHost: loc"));
    }
    long began = System.nanoTime();
    assertTrue(health(Caller.ONE).startsWith("HTTP/1.1 200"));
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertTrue(took.compareTo(Limits.ofProduct().header()) < 0, took::toString);
    closeAll(slow);
  }

  @Test
  void two_thousand_connections_of_one_source_leave_room_for_another() throws Exception {
    List<Caller> many = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      many.add(Caller.plain(box.httpPort(), Caller.ONE));
    }
    assertTrue(health(Caller.OTHER).startsWith("HTTP/1.1 200"));
    int open = 0;
    for (Caller caller : many) {
      open += caller.isClosedWithin(20) ? 0 : 1;
    }
    assertTrue(open <= FROM_ONE_SOURCE, "open: " + open);
    closeAll(many);
    assertTrue(health(Caller.ONE).startsWith("HTTP/1.1 200"));
  }

  @Test
  void a_body_of_more_than_64_kilobytes_is_too_large() throws Exception {
    String body = "x".repeat(70_000);
    Answer told =
        box.ask(
            "POST /api/check", box.as(Role.ADMIN), "Content-Length: " + body.length(), "", body);
    assertEquals(413, told.status(), told::head);
    assertTrue(told.body().contains("64 KB"), told::body);
  }

  @Test
  void the_port_without_encryption_speaks_no_other_protocol() throws Exception {
    try (Caller caller = Caller.plain(box.httpPort(), Caller.ONE)) {
      String head =
          caller
              .says(
                  "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                      + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n")
              .answer();
      assertTrue(head.startsWith("HTTP/1.1 302"), head);
    }
    try (Caller caller = Caller.plain(box.httpPort(), Caller.ONE)) {
      assertTrue(caller.says("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").isClosedWithin(20_000));
    }
  }
}
