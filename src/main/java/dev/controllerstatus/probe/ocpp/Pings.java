package dev.controllerstatus.probe.ocpp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.probe.wire.Excerpt;
import dev.controllerstatus.sample.Fault.Protocol;
import dev.controllerstatus.sample.Fault.Refused;
import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;
import okio.Socket;

/** The control frames of a WebSocket, RFC 6455 section 5.5. */
final class Pings implements Closeable {
  private static final int PING = 0x9;
  private static final int PONG = 0xa;
  private static final int CLOSE = 0x8;
  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;
  private static final int NORMAL = 1000;
  // Of a message that a central system may send at once; none of OCPP is longer.
  private static final long LONGEST = 64 * 1024;
  private static final int PATIENCE_MILLIS = 300;
  private static final ByteString QUESTION = ByteString.encodeString("controller-status", US_ASCII);
  private final BufferedSource in;
  private final BufferedSink out;

  /** One frame: its kind and what is in it. */
  private record Received(int kind, Buffer payload) {}

  Pings(Socket socket) {
    in = Okio.buffer(socket.getSource());
    out = Okio.buffer(socket.getSink());
  }

  /** From a ping to its pong; what else comes in between is not for us. */
  Duration roundTrip() throws IOException {
    long began = System.nanoTime();
    send(PING, new Buffer().write(QUESTION));
    Received frame = next();
    while (frame.kind() != PONG || !frame.payload().readByteString().equals(QUESTION)) {
      if (frame.kind() == CLOSE) {
        throw new FaultException(new Refused(Refused.Reason.DENIED, reason(frame.payload())));
      }
      frame = next();
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** In an orderly way, so that the far end has nothing to log; its answer changes nothing. */
  void leave(java.net.Socket connection) {
    try {
      send(CLOSE, new Buffer().writeShort(NORMAL));
      connection.setSoTimeout(PATIENCE_MILLIS);
      Received frame = next();
      while (frame.kind() != CLOSE) {
        frame = next();
      }
    } catch (IOException e) {
      // All that was asked has been answered by now.
    }
  }

  /** Tells OkHttp that it is over; the connection itself is not its own. */
  @Override
  public void close() throws IOException {
    try (in;
        out) {
      out.flush();
    }
  }

  private static String reason(Buffer payload) throws IOException {
    return payload.size() < Short.BYTES
        ? "closes without a reason"
        : Excerpt.of("close " + payload.readShort() + " " + payload.readUtf8(), 80).strip();
  }

  /** What a client sends is masked, RFC 6455 section 5.3. */
  private void send(int kind, Buffer payload) throws IOException {
    byte[] mask = new byte[4];
    new SecureRandom().nextBytes(mask);
    out.writeByte(FINAL | kind).writeByte(MASKED | (int) payload.size()).write(mask);
    for (int i = 0; !payload.exhausted(); i++) {
      out.writeByte(payload.readByte() ^ mask[i % mask.length]);
    }
    out.flush();
  }

  private Received next() throws IOException {
    int kind = in.readByte() & 0xf;
    int second = in.readByte() & 0xff;
    long length =
        switch (second) {
          case 126 -> in.readShort() & 0xffff;
          case 127 -> in.readLong();
          default -> second;
        };
    if (second >= MASKED || length < 0 || length > LONGEST) {
      throw new FaultException(
          new Protocol(Protocol.Reason.MALFORMED, "a WebSocket frame that no server may send"));
    }
    Buffer payload = new Buffer();
    in.readFully(payload, length);
    return new Received(kind, payload);
  }
}
