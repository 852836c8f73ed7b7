package dev.controllerstatus.guard.flood;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.controllerstatus.command.RunningBox;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Writes the frames of RFC 9113 one by one, as no client does that means well. */
final class RawHttp2 implements AutoCloseable {
  static final int MAX_CONCURRENT_STREAMS = 3;
  static final int MAX_HEADER_LIST_SIZE = 6;
  private static final int HEADER = 9;
  private static final int DEFAULT_WINDOW = 65_535;
  // GET / over https of localhost, in the static table of RFC 7541.
  private static final byte[] FIELDS = {
    (byte) 0x82, (byte) 0x87, (byte) 0x84, 0x41, 9, 'l', 'o', 'c', 'a', 'l', 'h', 'o', 's', 't'
  };

  private final SSLSocket socket;
  private final Map<Integer, Integer> settings = new HashMap<>();
  private boolean ended;

  RawHttp2(RunningBox box) throws IOException {
    this(box, DEFAULT_WINDOW);
  }

  /** Greets, and reads the greeting of the box. */
  RawHttp2(RunningBox box, int window) throws IOException {
    socket = (SSLSocket) box.trust().getSocketFactory().createSocket("127.0.0.1", box.httpsPort());
    socket.setSoTimeout(20_000);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    socket.setSSLParameters(parameters);
    socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII));
    write(4, 0, 0, ByteBuffer.allocate(6).putShort((short) 4).putInt(window).array());
    readSettings();
  }

  private void readSettings() throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
    in.skipNBytes(HEADER - 3);
    for (int i = 0; i < length; i += 6) {
      settings.put(in.readUnsignedShort(), in.readInt());
    }
  }

  Map<Integer, Integer> settings() {
    return settings;
  }

  RawHttp2 request(int stream) throws IOException {
    return write(1, 0x5, stream, FIELDS);
  }

  /** A request whose body of this many bytes is still to come. */
  RawHttp2 announce(int stream, String length) throws IOException {
    ByteBuffer fields =
        ByteBuffer.allocate(FIELDS.length + 3 + length.length())
            .put(FIELDS)
            .put(new byte[] {0x0f, 0x0d, (byte) length.length()}) // content-length, not indexed
            .put(length.getBytes(US_ASCII));
    return write(1, 0x4, stream, fields.array());
  }

  /** All that the box still says, to the end of the connection. */
  String everything() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), US_ASCII);
  }

  RawHttp2 openHeader(int stream) throws IOException {
    return write(1, 0x1, stream, FIELDS);
  }

  RawHttp2 continuation(int stream) throws IOException {
    return write(9, 0, stream, new byte[] {0, 1, 'x', 1, 'y'});
  }

  RawHttp2 reset(int stream) throws IOException {
    return write(3, 0, stream, new byte[] {0, 0, 0, 8});
  }

  RawHttp2 ping() throws IOException {
    return write(6, 0, 0, new byte[8]);
  }

  private RawHttp2 write(int type, int flags, int stream, byte[] payload) throws IOException {
    ByteBuffer frame =
        ByteBuffer.allocate(HEADER + payload.length)
            .put((byte) (payload.length >> 16))
            .putShort((short) payload.length)
            .put((byte) type)
            .put((byte) flags)
            .putInt(stream)
            .put(payload);
    try {
      socket.getOutputStream().write(frame.array());
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      ended = true;
    }
    return this;
  }

  /** Whether the box has stopped taking what is written. */
  boolean isEnded() {
    return ended;
  }

  boolean isClosedWithin(int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      return socket.getInputStream().readAllBytes().length >= 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
