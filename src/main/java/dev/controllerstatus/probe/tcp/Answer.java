package dev.controllerstatus.probe.tcp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.controllerstatus.probe.Deadline;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.probe.wire.Excerpt;
import dev.controllerstatus.sample.Fault.Protocol;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/** What has come from the far end so far, and whether the expected text is in it. */
final class Answer {
  private static final int MOST = 4096;
  private final InputStream in;
  private final String expect;
  private final byte[] buffer = new byte[MOST];
  private int length;

  Answer(InputStream in, String expect) {
    this.in = in;
    this.expect = expect;
  }

  /** Waits for the first byte. */
  void begin() throws IOException {
    if (!hasMore()) {
      throw new EOFException();
    }
  }

  /** Waits for the expected text, after the first byte. */
  void complete(Deadline deadline) throws IOException {
    while (!text().contains(expect)) {
      if (!hasMoreBy(deadline)) {
        throw unexpected();
      }
    }
  }

  private boolean hasMore() throws IOException {
    int read = in.read(buffer, length, MOST - length);
    length += Math.max(read, 0);
    return read > 0;
  }

  /** Time that runs out in the midst of the expected text is slowness; else it was all it says. */
  private boolean hasMoreBy(Deadline deadline) throws IOException {
    try {
      return hasMore();
    } catch (IOException e) {
      boolean isTimeUp = e instanceof SocketTimeoutException || deadline.isOver();
      if (isTimeUp && !isSpeakingAsExpected()) {
        return false;
      }
      throw e;
    }
  }

  private boolean isSpeakingAsExpected() {
    String text = text();
    for (int end = expect.length() - 1; end > 0; end--) {
      if (text.endsWith(expect.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private FaultException unexpected() {
    return new FaultException(
        new Protocol(Protocol.Reason.UNEXPECTED_ANSWER, Excerpt.of(text().getBytes(ISO_8859_1))));
  }

  private String text() {
    return new String(buffer, 0, length, ISO_8859_1);
  }
}
