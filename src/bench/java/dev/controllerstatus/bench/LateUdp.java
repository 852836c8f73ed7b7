package dev.controllerstatus.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;

/** A UDP server on loopback that answers each datagram on a thread of its own. */
final class LateUdp implements LateServer {
  private static final int LARGEST = 1500;
  private final DatagramSocket socket;

  /** The answer to a question; whoever writes it knows when. */
  interface Reply {
    void to(byte[] question, long questionNanos, Writer writer) throws IOException;
  }

  /** Sends an answer. */
  interface Writer {
    void write(byte[] answer) throws IOException;
  }

  LateUdp(Reply reply) throws IOException {
    this(0, reply);
  }

  LateUdp(int port, Reply reply) throws IOException {
    socket = new DatagramSocket(port, InetAddress.ofLiteral("127.0.0.1"));
    Thread.ofPlatform().daemon().start(() -> serve(reply));
  }

  @Override
  public int port() {
    return socket.getLocalPort();
  }

  private void serve(Reply reply) {
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
      try {
        socket.receive(packet);
      } catch (IOException e) {
        return; // Closed.
      }
      long now = System.nanoTime();
      Thread.startVirtualThread(() -> answer(packet, now, reply));
    }
  }

  private void answer(DatagramPacket packet, long now, Reply reply) {
    try {
      reply.to(
          Arrays.copyOf(packet.getData(), packet.getLength()),
          now,
          bytes -> socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress())));
    } catch (IOException e) {
      // The probe then fails, and the benchmark with it.
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
