package dev.controllerstatus.probe.wire;

import dev.controllerstatus.probe.Attempt;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;

/**
 * A socket that tells its attempt when the first byte came from the far end, and how long that took
 * since the last byte was sent. Once connected it stays so: a library that insists on connecting it
 * itself can be given an open one.
 */
public final class WatchedSocket extends Socket {
  private final Attempt attempt;
  private long saidNanos;
  private Duration firstAnswer = Duration.ZERO;

  /** Not yet connected. */
  public WatchedSocket(Attempt attempt) {
    this.attempt = attempt;
  }

  @Override
  public void connect(SocketAddress address, int timeout) throws IOException {
    if (!isConnected()) {
      super.connect(address, timeout);
    }
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        return noticed(in.read());
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        return noticed(in.read(buffer, offset, length));
      }
    };
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new FilterOutputStream(super.getOutputStream()) {
      @Override
      public void write(byte[] buffer, int offset, int length) throws IOException {
        out.write(buffer, offset, length);
        saidNanos = System.nanoTime();
      }
    };
  }

  /** From our first words to the first of the answer, below any TLS; zero before that. */
  public Duration firstAnswer() {
    return firstAnswer;
  }

  private int noticed(int result) {
    if (result >= 0) {
      if (firstAnswer.isZero() && saidNanos != 0) {
        firstAnswer = Duration.ofNanos(System.nanoTime() - saidNanos);
      }
      attempt.heard();
    }
    return result;
  }
}
