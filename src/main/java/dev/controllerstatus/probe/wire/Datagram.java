package dev.controllerstatus.probe.wire;

import dev.controllerstatus.probe.Deadline;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Stage;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * One question and its answer by datagram. The port is a fresh one each time, and connected: it
 * hears nobody but the far end, and the errors that routers and hosts send back.
 */
public final class Datagram {
  private static final int LARGEST = 65_535;
  private static final Fault SILENCE = new Unreachable(Unreachable.Reason.TIMEOUT, Stage.ANSWER);

  private Datagram() {}

  /** Makes sense of a datagram. */
  @FunctionalInterface
  public interface Reader<V> {
    /**
     * The answer; empty for a datagram that answers something else.
     *
     * @throws FaultException for bytes that are not of the protocol
     */
    Optional<V> read(byte[] datagram) throws FaultException;
  }

  /**
   * What came back.
   *
   * @param sentNanos when the question left, on the monotonic clock
   * @param took the round trip
   */
  public record Answer<V>(V value, long sentNanos, Duration took) {}

  /**
   * Sends the question once and waits for its answer. What is no answer is waited past, since
   * anybody may send it; it only tells silence from garbage at the deadline.
   */
  public static <V> Answer<V> ask(
      InetSocketAddress server, byte[] question, Reader<V> reader, Deadline deadline)
      throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(server);
      DatagramPacket packet = new DatagramPacket(question, question.length);
      long sent = System.nanoTime();
      socket.send(packet);
      return await(socket, reader, sent, deadline);
    }
  }

  private static <V> Answer<V> await(
      DatagramSocket socket, Reader<V> reader, long sent, Deadline deadline) throws IOException {
    Fault fault = SILENCE;
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    while (receive(socket, packet, deadline)) {
      Duration took = Duration.ofNanos(System.nanoTime() - sent);
      try {
        Optional<V> value = reader.read(Arrays.copyOf(packet.getData(), packet.getLength()));
        if (value.isPresent()) {
          return new Answer<>(value.get(), sent, took);
        }
      } catch (FaultException e) {
        fault = e.fault();
      }
    }
    throw new FaultException(fault);
  }

  /** False when the time is up, by its own timer or by the interrupt of whoever waits for us. */
  private static boolean receive(DatagramSocket socket, DatagramPacket into, Deadline deadline)
      throws IOException {
    if (deadline.isOver()) {
      return false;
    }
    try {
      socket.setSoTimeout(deadline.leftMillis());
      into.setLength(LARGEST);
      socket.receive(into);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      throw e;
    }
  }
}
