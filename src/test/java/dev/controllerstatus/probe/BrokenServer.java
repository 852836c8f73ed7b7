package dev.controllerstatus.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A real TCP server that misbehaves in exactly one way, on a port of its own. */
public final class BrokenServer implements ProbeContract.Peer {
  private final ServerSocket server;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final CountDownLatch left = new CountDownLatch(1);

  /** What it does with a connection; the connection is closed afterwards. */
  @FunctionalInterface
  public interface Behaviour {
    void with(Socket connection) throws IOException, InterruptedException;
  }

  /** Reads for ever and never says a word. */
  public static final Behaviour SILENT = c -> c.getInputStream().readAllBytes();

  /** Ends the connection in an orderly way at once. */
  public static final Behaviour CLOSES = _ -> {};

  /**
   * A zero linger turns close into RST. Waits for the first byte, so that the RST hits a request.
   */
  public static final Behaviour RESETS =
      c -> {
        c.setSoLinger(true, 0);
        c.getInputStream().read();
      };

  /** Bytes that are of no protocol that we probe. */
  public static final Behaviour GARBAGE = says("\0\1\2 what is this \3\4\5\r\n\r\n");

  private BrokenServer(InetAddress address, Behaviour behaviour) throws IOException {
    server = new ServerSocket(0, 50, address);
    Thread.startVirtualThread(() -> serve(behaviour));
  }

  /** Starts on the IPv4 loopback. */
  public static BrokenServer that(Behaviour behaviour) throws IOException {
    return new BrokenServer(InetAddress.ofLiteral("127.0.0.1"), behaviour);
  }

  /** Starts on the IPv6 loopback. */
  public static BrokenServer onIpv6That(Behaviour behaviour) throws IOException {
    return new BrokenServer(InetAddress.ofLiteral("::1"), behaviour);
  }

  /** Says this, then stays silent. */
  public static Behaviour says(String text) {
    return c -> {
      c.getOutputStream().write(text.getBytes(ISO_8859_1));
      SILENT.with(c);
    };
  }

  /** Says this one byte at a time: alive, but too slow to finish. */
  public static Behaviour drips(String text) {
    return c -> {
      for (byte b : text.getBytes(ISO_8859_1)) {
        c.getOutputStream().write(b);
        TimeUnit.MILLISECONDS.sleep(100);
      }
      SILENT.with(c);
    };
  }

  /** Does a TLS handshake first, and then this. */
  public static Behaviour afterTls(SSLSocketFactory sockets, Behaviour behaviour) {
    return c -> {
      SSLSocket secure = (SSLSocket) sockets.createSocket(c, null, c.getPort(), true);
      secure.setUseClientMode(false);
      secure.startHandshake();
      behaviour.with(secure);
    };
  }

  /** A port that nobody listens on. */
  public static int refusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /**
   * A server whose queue is full: the kernel drops every further SYN, as a silent firewall does.
   */
  public static Dropping dropping() throws IOException {
    return new Dropping();
  }

  /** See {@link #dropping()}. */
  public static final class Dropping implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
    private final List<Socket> queued = new ArrayList<>();

    private Dropping() throws IOException {
      boolean isFull = false;
      while (!isFull) {
        Socket socket = new Socket();
        queued.add(socket);
        try {
          socket.connect(server.getLocalSocketAddress(), 200);
        } catch (SocketTimeoutException e) {
          isFull = true;
        }
      }
    }

    /** Where connecting gets no answer. */
    public int port() {
      return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      for (Socket socket : queued) {
        socket.close();
      }
      server.close();
    }
  }

  private void serve(Behaviour behaviour) {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        open.add(connection);
        Thread.startVirtualThread(() -> handle(connection, behaviour));
      } catch (IOException e) {
        return; // Closed at the end of the test.
      }
    }
  }

  private void handle(Socket connection, Behaviour behaviour) {
    try (connection) {
      behaviour.with(connection);
    } catch (IOException e) {
      // The probe has hung up: what a broken server's peers do.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      left.countDown();
    }
  }

  @Override
  public int port() {
    return server.getLocalPort();
  }

  /** Whether a first visitor came and its connection has ended, waiting a second at most. */
  public boolean isLeft() throws InterruptedException {
    return left.await(1, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
