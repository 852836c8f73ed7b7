package dev.controllerstatus.probe.https;

import dev.controllerstatus.probe.BrokenServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** A SOCKS 5 proxy, RFC 1928, that leads every name to the loopback. */
final class SocksServer {
  private SocksServer() {}

  /** Lets everybody through. */
  static BrokenServer.Behaviour open() {
    return client -> {
      greet(client, 0);
      relay(client);
    };
  }

  /** Lets through who knows the password, RFC 1929. */
  static BrokenServer.Behaviour asking(String user, String password) {
    return client -> {
      greet(client, 2);
      DataInputStream in = new DataInputStream(client.getInputStream());
      in.readUnsignedByte();
      String given = text(in) + ":" + text(in);
      boolean isRight = given.equals(user + ":" + password);
      client.getOutputStream().write(new byte[] {1, (byte) (isRight ? 0 : 1)});
      if (isRight) {
        relay(client);
      }
    };
  }

  /** Answers every request with this reply. */
  static BrokenServer.Behaviour replying(int reply) {
    return client -> {
      greet(client, 0);
      readPort(client);
      reply(client, reply);
    };
  }

  private static void greet(Socket client, int method) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    in.readUnsignedByte();
    in.readNBytes(in.readUnsignedByte());
    client.getOutputStream().write(new byte[] {5, (byte) method});
  }

  private static int readPort(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    in.readNBytes(3);
    switch (in.readUnsignedByte()) {
      case 1 -> in.readNBytes(4);
      case 4 -> in.readNBytes(16);
      default -> text(in);
    }
    return in.readUnsignedShort();
  }

  private static void reply(Socket client, int reply) throws IOException {
    client.getOutputStream().write(new byte[] {5, (byte) reply, 0, 1, 127, 0, 0, 1, 0, 0});
  }

  private static void relay(Socket client) throws IOException, InterruptedException {
    try (Socket server = new Socket("127.0.0.1", readPort(client))) {
      reply(client, 0);
      Thread back = Thread.startVirtualThread(() -> pump(server, client));
      pump(client, server);
      back.join();
    }
  }

  private static void pump(Socket from, Socket to) {
    try (OutputStream out = to.getOutputStream()) {
      from.getInputStream().transferTo(out);
    } catch (IOException e) {
      // One side has hung up: the other pump ends too.
    }
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readUnsignedByte()));
  }
}
