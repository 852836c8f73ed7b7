package dev.controllerstatus.probe;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real UDP server that answers each datagram in one way, on a port of its own. */
public final class UdpServer implements ProbeContract.Peer {
  private static final int LARGEST = 65_535;
  private final DatagramSocket socket;
  private final List<DatagramPacket> received = new CopyOnWriteArrayList<>();

  /** The datagrams to send back for one. */
  @FunctionalInterface
  public interface Behaviour {
    List<byte[]> answer(byte[] question) throws IOException, InterruptedException;
  }

  /** Takes everything and never answers. */
  public static final Behaviour SILENT = _ -> List.of();

  private UdpServer(InetAddress address, int port, Behaviour behaviour) throws IOException {
    socket = new DatagramSocket(port, address);
    Thread.startVirtualThread(() -> serve(behaviour));
  }

  /** Starts on the IPv4 loopback. */
  public static UdpServer that(Behaviour behaviour) throws IOException {
    return at("127.0.0.1", 0, behaviour);
  }

  /** Starts at this address; port 0 is any. */
  public static UdpServer at(String address, int port, Behaviour behaviour) throws IOException {
    return new UdpServer(InetAddress.ofLiteral(address), port, behaviour);
  }

  private void serve(Behaviour behaviour) {
    while (!socket.isClosed()) {
      try {
        DatagramPacket question = new DatagramPacket(new byte[LARGEST], LARGEST);
        socket.receive(question);
        received.add(question);
        Thread.startVirtualThread(() -> answer(question, behaviour));
      } catch (IOException e) {
        return; // Closed at the end of the test.
      }
    }
  }

  private void answer(DatagramPacket question, Behaviour behaviour) {
    try {
      for (byte[] answer : behaviour.answer(content(question))) {
        socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
      }
    } catch (IOException e) {
      // The probe has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] content(DatagramPacket packet) {
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }

  @Override
  public int port() {
    return socket.getLocalPort();
  }

  /** What came so far. */
  public List<byte[]> received() {
    return received.stream().map(UdpServer::content).toList();
  }

  /** The ports from which it came. */
  public List<Integer> sourcePorts() {
    return received.stream().map(DatagramPacket::getPort).toList();
  }

  @Override
  public void close() {
    socket.close();
  }
}
