package dev.controllerstatus.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A TCP server on loopback that has one conversation on each connection. */
final class LateTcp implements LateServer {
  private final ServerSocket server;

  /** What it says, and when. */
  interface Conversation {
    void with(Socket connection) throws IOException;
  }

  LateTcp(Conversation conversation) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), conversation);
  }

  LateTcp(ServerSocket server, Conversation conversation) {
    this.server = server;
    Thread.ofPlatform().daemon().start(() -> serve(conversation));
  }

  @Override
  public int port() {
    return server.getLocalPort();
  }

  // One connection after the other, on a thread that is always ready: so the truth is clear.
  private void serve(Conversation conversation) {
    while (!server.isClosed()) {
      try (Socket connection = server.accept()) {
        connection.setTcpNoDelay(true);
        conversation.with(connection);
        connection.shutdownOutput();
      } catch (IOException e) {
        // The probe has all it wants, or this is the end.
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
