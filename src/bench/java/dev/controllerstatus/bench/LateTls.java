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

/** Late answers on TLS, and late handshakes. */
final class LateTls {
  private final TestAuthority.Leaf leaf;

  LateTls(TestAuthority.Leaf leaf) {
    this.leaf = leaf;
  }

  /** Speaks TLS without delay, then has this conversation. */
  LateTcp.Conversation secured(LateTcp.Conversation conversation) {
    return connection -> {
      SSLSocket secure =
          (SSLSocket) leaf.sockets().createSocket(connection, null, connection.getPort(), false);
      secure.setUseClientMode(false);
      secure.startHandshake();
      conversation.with(secure);
    };
  }

  /** Its whole answer is its part of the handshake. */
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

  /**
   * Knows what happens below TLS: the question is the client's first flight; the answer is what the
   * server writes before it reads again, and it ends with its last byte, for no client can end its
   * handshake sooner.
   */
  private static final class Tapped extends Socket {
    private final Late late;
    private long question;
    private long answer;
    private boolean isOver;

    Tapped(Late late) {
      this.late = late;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
          int read = in.read(buffer, offset, length);
          noteRead();
          return read;
        }
      };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return new FilterOutputStream(super.getOutputStream()) {
        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
          if (answer == 0) {
            late.await(question);
          }
          answer = System.nanoTime();
          out.write(buffer, offset, length);
        }
      };
    }

    private void noteRead() {
      if (answer == 0) {
        question = System.nanoTime();
      } else if (!isOver) {
        isOver = true;
        late.truth(answer - question);
      }
    }
  }
}
