package dev.controllerstatus.probe.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.BrokenServer;
import dev.controllerstatus.probe.BrokenServer.Behaviour;
import dev.controllerstatus.probe.Deadline;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchedSocketTest {
  private final Attempt attempt = new Attempt(Deadline.in(Duration.ofSeconds(5)));

  private WatchedSocket connected(int port) throws Exception {
    WatchedSocket socket = new WatchedSocket(attempt);
    socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
    return socket;
  }

  @Test
  void the_first_byte_is_told_and_no_earlier() throws Exception {
    try (BrokenServer server = BrokenServer.that(BrokenServer.says("hi"));
        WatchedSocket socket = connected(server.port())) {
      assertFalse(attempt.isHeard());
      assertEquals('h', socket.getInputStream().read());
      assertTrue(attempt.isHeard());
    }
  }

  @Test
  void a_block_of_bytes_is_told_too() throws Exception {
    try (BrokenServer server = BrokenServer.that(BrokenServer.says("hi"));
        WatchedSocket socket = connected(server.port())) {
      assertTrue(socket.getInputStream().read(new byte[8]) > 0);
      assertTrue(attempt.isHeard());
    }
  }

  @Test
  void the_first_answer_is_timed_from_the_last_word_before_it() throws Exception {
    Behaviour echo = c -> c.getOutputStream().write(c.getInputStream().read());
    try (BrokenServer server = BrokenServer.that(echo);
        WatchedSocket socket = connected(server.port())) {
      assertEquals(Duration.ZERO, socket.firstAnswer());
      long began = System.nanoTime();
      socket.getOutputStream().write(new byte[] {'h'});
      assertEquals('h', socket.getInputStream().read());
      assertTrue(socket.firstAnswer().isPositive());
      assertTrue(socket.firstAnswer().toNanos() <= System.nanoTime() - began);
    }
  }

  @Test
  void the_end_of_the_stream_is_not_a_byte() throws Exception {
    try (BrokenServer server = BrokenServer.that(BrokenServer.CLOSES);
        WatchedSocket socket = connected(server.port())) {
      assertEquals(-1, socket.getInputStream().read());
      assertFalse(attempt.isHeard());
    }
  }

  @Test
  void connecting_again_changes_nothing() throws Exception {
    try (BrokenServer server = BrokenServer.that(BrokenServer.says("hi"));
        WatchedSocket socket = connected(server.port())) {
      socket.connect(new InetSocketAddress("127.0.0.1", BrokenServer.refusedPort()), 1000);
      assertEquals(server.port(), socket.getPort());
    }
  }
}
