package dev.controllerstatus.probe.wire;

import dev.controllerstatus.probe.Attempt;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketAddress;

/**
 * A socket that tells its attempt when the first byte came from the far end. Once connected it
 * stays so: a library that insists on connecting it itself can be given an open one.
 */
public final class WatchedSocket extends Socket {
  private final Attempt attempt;

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

  private int noticed(int result) {
    if (result >= 0) {
      attempt.heard();
    }
    return result;
  }
}
