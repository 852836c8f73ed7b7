package dev.controllerstatus.probe.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.BrokenServer;
import dev.controllerstatus.probe.Deadline;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.probe.UdpServer;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Protocol;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class DatagramTest {
  private static final Fault MALFORMED = new Protocol(Protocol.Reason.MALFORMED, "7");
  // 1 is the answer, 0 another's, and anything else nonsense.
  private static final Datagram.Reader<Byte> READER =
      bytes -> {
        if (bytes[0] > 1) {
          throw new FaultException(MALFORMED);
        }
        return bytes[0] == 1 ? Optional.of(bytes[0]) : Optional.empty();
      };

  @Test
  void nonsense_and_the_answers_of_others_are_waited_past() throws Exception {
    try (UdpServer server = UdpServer.that(_ -> List.of(bytes(7), bytes(0), bytes(1)))) {
      assertEquals((byte) 1, ask(server.port()).value());
    }
  }

  @Test
  void nonsense_alone_is_told_from_silence() throws Exception {
    try (UdpServer server = UdpServer.that(_ -> List.of(bytes(7), bytes(0)))) {
      assertEquals(MALFORMED, fault(server.port()));
    }
    try (UdpServer server = UdpServer.that(_ -> List.of(bytes(0)))) {
      assertEquals(new Unreachable(Unreachable.Reason.TIMEOUT, Stage.ANSWER), fault(server.port()));
    }
  }

  @Test
  void a_flood_does_not_delay_the_end() throws Exception {
    try (UdpServer server = UdpServer.that(_ -> Collections.nCopies(1_000_000, bytes(7)))) {
      long began = System.nanoTime();
      assertEquals(MALFORMED, fault(server.port()));
      assertTrue(System.nanoTime() - began < Duration.ofSeconds(2).toNanos(), "too late");
    }
  }

  @Test
  void a_port_that_nobody_listens_on_is_refused_at_once() throws Exception {
    int port = BrokenServer.refusedPort();
    Attempt attempt = new Attempt(soon());
    attempt.enter(Stage.ANSWER);
    IOException thrown = assertThrows(IOException.class, () -> ask(port));
    assertEquals(
        new Unreachable(Unreachable.Reason.REFUSED, Stage.ANSWER), Faults.of(thrown, attempt));
  }

  private static Fault fault(int port) {
    return assertThrows(FaultException.class, () -> ask(port)).fault();
  }

  private static Datagram.Answer<Byte> ask(int port) throws IOException {
    InetSocketAddress server = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    return Datagram.ask(server, bytes(9), READER, soon());
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMillis(300));
  }

  private static byte[] bytes(int value) {
    return new byte[] {(byte) value};
  }
}
