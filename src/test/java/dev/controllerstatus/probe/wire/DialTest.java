package dev.controllerstatus.probe.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.BrokenServer;
import dev.controllerstatus.probe.Deadline;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which of several addresses gets the connection, and what becomes of the others. */
@Timeout(10)
class DialTest {
  private static final String V4 = "127.0.0.1";
  private static final String V6 = "::1";

  private static Dial.Call dial(int port, String... addresses) throws Exception {
    return dial(Duration.ofSeconds(5), port, addresses);
  }

  private static Dial.Call dial(Duration time, int port, String... addresses) throws Exception {
    List<InetAddress> all = Arrays.stream(addresses).map(InetAddress::ofLiteral).toList();
    return new Dial(new Attempt(Deadline.in(time)), port).first(all);
  }

  @Test
  void the_first_address_is_preferred() throws Exception {
    try (ServerSocket first = new ServerSocket(0, 5, InetAddress.ofLiteral(V6));
        ServerSocket second = new ServerSocket(first.getLocalPort(), 5, InetAddress.ofLiteral(V4));
        Socket socket = dial(first.getLocalPort(), V6, V4).socket()) {
      assertEquals(InetAddress.ofLiteral(V6), socket.getInetAddress());
      second.setSoTimeout(50);
      assertThrows(IOException.class, second::accept, "the second address was called too");
    }
  }

  @Test
  void a_refusal_falls_back_to_the_second_address_at_once() throws Exception {
    try (BrokenServer server = BrokenServer.that(BrokenServer.SILENT)) {
      long began = System.nanoTime();
      Dial.Call call = dial(server.port(), V6, V4);
      assertEquals(InetAddress.ofLiteral(V4), call.address());
      assertTrue(System.nanoTime() - began < TimeUnit.MILLISECONDS.toNanos(200));
      call.socket().close();
    }
  }

  @Test
  void silence_falls_back_to_the_second_address_after_250_ms() throws Exception {
    try (var dropping = BrokenServer.dropping();
        ServerSocket second =
            new ServerSocket(dropping.port(), 5, InetAddress.ofLiteral("127.0.0.2"))) {
      long began = System.nanoTime();
      Dial.Call call = dial(second.getLocalPort(), V4, "127.0.0.2");
      long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      assertEquals(InetAddress.ofLiteral("127.0.0.2"), call.address());
      assertTrue(took >= 240 && took < 1000, "took " + took + " ms");
      assertTrue(call.took().toMillis() < 200, "the phase counts from its own SYN");
      call.socket().close();
    }
  }

  @Test
  void the_loser_is_hung_up() throws Exception {
    try (BrokenServer server = BrokenServer.that(BrokenServer.SILENT)) {
      Dial.Call call = dial(server.port(), V4, V6);
      assertTrue(call.socket().isConnected());
      call.socket().close();
      assertTrue(server.isLeft());
    }
  }

  @Test
  void the_most_telling_error_is_thrown_when_all_fail() throws Exception {
    int port = BrokenServer.refusedPort();
    assertThrows(ConnectException.class, () -> dial(port, V4, V6));
    assertThrows(ConnectException.class, () -> dial(port, V6));
  }

  @Test
  void nothing_outlives_the_deadline() throws Exception {
    try (var dropping = BrokenServer.dropping()) {
      Duration time = Duration.ofMillis(300);
      IOException thrown = assertThrows(IOException.class, () -> dial(time, dropping.port(), V4));
      assertFalse(thrown.getMessage().isEmpty());
    }
  }
}
