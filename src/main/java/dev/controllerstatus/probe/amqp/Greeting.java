package dev.controllerstatus.probe.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AMQP.Connection.Start;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.probe.wire.Excerpt;
import dev.controllerstatus.sample.Fault.Protocol;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/**
 * The first question and answer: our protocol header, and the server's Connection.Start or whatever
 * else comes from a port that is not what it should be. AMQP 0-9-1 section 4.2.2.
 */
final class Greeting {
  private static final byte[] HEADER = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};
  private static final int NAME = 4;
  // TLS records: content type alert, then the major version, RFC 8446 section 5.1.
  private static final int TLS_ALERT = 0x15;
  private static final int TLS_MAJOR = 3;
  private static final int SHOWN = 61;

  private Greeting() {}

  static Start exchange(Frames frames) throws IOException {
    frames.send(HEADER);
    requireFrame(frames.in());
    if (frames.receive() instanceof Start start) {
      return start;
    }
    throw Frames.malformed("a method other than connection.start");
  }

  /** Looks at the first byte; only what is no frame is looked at further. */
  private static void requireFrame(DataInputStream in) throws IOException {
    in.mark(SHOWN);
    int first = in.read();
    if (first < 0) {
      throw new EOFException();
    } else if (first == TLS_ALERT && in.read() == TLS_MAJOR) {
      throw new FaultException(
          new Protocol(
              Protocol.Reason.TLS_EXPECTED, "a TLS alert came back: the port wants amqps"));
    }
    in.reset();
    if (first == 'A') {
      throw Frames.malformed(ownHeader(in.readNBytes(HEADER.length)));
    } else if (first != AMQP.FRAME_METHOD) {
      throw Frames.malformed(excerpt(in));
    }
  }

  private static String ownHeader(byte[] answer) {
    if (answer.length < HEADER.length || !Arrays.equals(answer, 0, NAME, HEADER, 0, NAME)) {
      return Excerpt.of(answer);
    }
    // 1.0 and later: protocol id, major, minor, revision; before: 0, major, minor, revision.
    return answer[5] > 0
        ? "speaks AMQP %d.%d".formatted(answer[5], answer[6])
        : "speaks AMQP %d-%d-%d".formatted(answer[5], answer[6], answer[7]);
  }

  private static String excerpt(DataInputStream in) throws IOException {
    return Excerpt.of(in.readNBytes(Math.clamp(in.available(), 1, SHOWN)));
  }
}
