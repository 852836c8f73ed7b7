package dev.controllerstatus.probe.amqp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What stands between the box and a broker, and does to connections what firewalls do. */
final class Relay implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
  private final List<Pair> pairs = new CopyOnWriteArrayList<>();
  private final int to;

  Relay(int to) throws IOException {
    this.to = to;
    Thread.startVirtualThread(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  /** What is open now is heard no more, without a word to either side. */
  void forgetAll() {
    pairs.forEach(pair -> pair.isForgotten = true);
  }

  /** As {@link #forgetAll()}, for the connection that was opened last. */
  void forgetLast() {
    pairs.getLast().isForgotten = true;
  }

  /** What is open now is reset on the side of the box. */
  void resetAll() throws IOException {
    for (Pair pair : pairs) {
      pair.near.setSoLinger(true, 0);
      pair.near.close();
    }
  }

  /** Nothing new gets through. */
  void refuseNew() throws IOException {
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Pair pair = new Pair(server.accept(), new Socket("127.0.0.1", to));
        pairs.add(pair);
        Thread.startVirtualThread(() -> pair.pump(pair.near, pair.far));
        Thread.startVirtualThread(() -> pair.pump(pair.far, pair.near));
      } catch (IOException e) {
        return; // Closed.
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Pair pair : pairs) {
      pair.near.close();
      pair.far.close();
    }
  }

  private static final class Pair {
    private final Socket near;
    private final Socket far;
    private volatile boolean isForgotten;

    private Pair(Socket near, Socket far) {
      this.near = near;
      this.far = far;
    }

    private void pump(Socket from, Socket into) {
      byte[] buffer = new byte[8192];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = into.getOutputStream();
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          if (!isForgotten) {
            out.write(buffer, 0, n);
          }
        }
        if (!isForgotten) {
          into.close();
        }
      } catch (IOException e) {
        // One side is gone: the other pump ends too.
      }
    }
  }
}
