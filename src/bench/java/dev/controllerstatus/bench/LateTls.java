package dev.controllerstatus.bench;

import dev.controllerstatus.probe.TestAuthority;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Late answers on TLS, and late handshakes. */
final class LateTls {
  // Made once, for that takes longer than an answer on loopback.
  private final SSLSocketFactory sockets;

  LateTls(TestAuthority.Leaf leaf) {
    sockets = leaf.sockets();
  }

  /** Speaks TLS without delay, then has this conversation. */
  LateTcp.Conversation secured(LateTcp.Conversation conversation) {
    return connection -> {
      SSLSocket secure =
          (SSLSocket) sockets.createSocket(connection, null, connection.getPort(), false);
      secure.setUseClientMode(false);
      secure.startHandshake();
      conversation.with(secure);
    };
  }

  /** Delays the first answer of its handshake. */
  LateTcp handshakes(Late late) throws IOException {
    ServerSocket tapped =
        new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")) {
          @Override
          public Socket accept() throws IOException {
            Tapped connection = new Tapped(late);
            implAccept(connection);
            return connection;
          }
        };
    return new LateTcp(tapped, secured(secure -> {}));
  }

  /** Knows what happens below TLS: the first flight of the client, and the first answer. */
  private static final class Tapped extends Socket {
    private final Late late;
    private long question;
    private boolean isAnswered;

    Tapped(Late late) {
      this.late = late;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
          int read = in.read(buffer, offset, length);
          question = System.nanoTime();
          return read;
        }
      };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return new FilterOutputStream(super.getOutputStream()) {
        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
          if (isAnswered) {
            out.write(buffer, offset, length);
          } else {
            isAnswered = true;
            late.answer(question, () -> out.write(buffer, offset, length));
          }
        }
      };
    }
  }
}
