package dev.controllerstatus.probe;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.xbill.DNS.Message;

/** A real name server that answers every question in one way, over UDP and TCP on one port. */
public final class DnsServer implements ProbeContract.Peer {
  private static final int TRIES = 20;
  private final UdpServer udp;
  private final ServerSocket tcp;

  /** The bytes to send back for a question; no bytes is silence. */
  @FunctionalInterface
  public interface Behaviour {
    byte[] answer(Message question, boolean isUdp) throws IOException, InterruptedException;
  }

  /** Takes everything and never answers. */
  public static final Behaviour SILENT = (_, _) -> new byte[0];

  private DnsServer(String address, int port, Behaviour behaviour) throws IOException {
    udp = UdpServer.at(address, port, bytes -> datagrams(bytes, behaviour));
    try {
      tcp = new ServerSocket(udp.port(), 50, InetAddress.ofLiteral(address));
    } catch (BindException e) {
      udp.close();
      throw e;
    }
    Thread.startVirtualThread(() -> serve(behaviour));
  }

  /** Starts on the IPv4 loopback. */
  public static DnsServer that(Behaviour behaviour) throws IOException {
    return at("127.0.0.1", 0, behaviour);
  }

  /** Starts at this address; port 0 is any that is free for both transports. */
  public static DnsServer at(String address, int port, Behaviour behaviour) throws IOException {
    for (int i = 0; ; i++) {
      try {
        return new DnsServer(address, port, behaviour);
      } catch (BindException e) {
        if (port != 0 || i == TRIES) {
          throw e;
        }
      }
    }
  }

  private static List<byte[]> datagrams(byte[] question, Behaviour behaviour)
      throws IOException, InterruptedException {
    byte[] answer = behaviour.answer(new Message(question), true);
    return answer.length == 0 ? List.of() : List.of(answer);
  }

  private void serve(Behaviour behaviour) {
    while (!tcp.isClosed()) {
      try {
        Socket connection = tcp.accept();
        Thread.startVirtualThread(() -> handle(connection, behaviour));
      } catch (IOException e) {
        return; // Closed at the end of the test.
      }
    }
  }

  private static void handle(Socket connection, Behaviour behaviour) {
    try (connection) {
      DataInputStream in = new DataInputStream(connection.getInputStream());
      while (true) {
        byte[] question = in.readNBytes(in.readUnsignedShort());
        byte[] answer = behaviour.answer(new Message(question), false);
        if (answer.length > 0) {
          DataOutputStream out = new DataOutputStream(connection.getOutputStream());
          out.writeShort(answer.length);
          out.write(answer);
        }
      }
    } catch (EOFException e) {
      // The client has all it wanted.
    } catch (IOException e) {
      // The client has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public int port() {
    return udp.port();
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(tcp.getInetAddress(), port());
  }

  /** The questions that came over UDP so far. */
  public List<Message> questions() {
    return udp.received().stream().map(DnsServer::parsed).toList();
  }

  /** The ports from which they came. */
  public List<Integer> sourcePorts() {
    return udp.sourcePorts();
  }

  private static Message parsed(byte[] bytes) {
    try {
      return new Message(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    udp.close();
    try {
      tcp.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
