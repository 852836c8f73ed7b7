package dev.controllerstatus.guard;

import dev.controllerstatus.command.RunningBox;
import dev.controllerstatus.config.ConfigurationException;
import dev.controllerstatus.guard.flood.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLSocket;

/** The whole product, and one connection to it that is opened anew when the box has closed it. */
final class FuzzedBox {
  private static final int HANG = Integer.getInteger("fuzz.hang", 5) * 1_000;
  private static final Limits NO_LIMITS = limits();
  private final RunningBox box = start();
  private SSLSocket socket = connect();

  private static Limits limits() {
    Limits.Rate any = new Limits.Rate(1_000_000, 1_000_000);
    Duration soon = Duration.ofSeconds(2);
    return new Limits(10_000, 10_000, any, any, soon, soon, Duration.ofMinutes(1), soon);
  }

  private static RunningBox start() {
    try {
      RunningBox box = new RunningBox(Files.createTempDirectory("fuzzed"), "tcp: {}", NO_LIMITS);
      Runtime.getRuntime().addShutdownHook(new Thread(box::close));
      return box;
    } catch (IOException | ConfigurationException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private SSLSocket connect() {
    try {
      SSLSocket fresh =
          (SSLSocket) box.trust().getSocketFactory().createSocket("127.0.0.1", box.httpsPort());
      fresh.setSoTimeout(HANG);
      return fresh;
    } catch (IOException e) {
      throw new AssertionError("the box takes no connection any more", e);
    }
  }

  /** Sends bytes as they are and closes; the box may say what it likes, but nothing of 500. */
  void throwAt(byte[] bytes) {
    try (SSLSocket once = connect()) {
      once.getOutputStream().write(bytes);
      once.shutdownOutput();
      judge(new String(once.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (java.net.SocketTimeoutException e) {
      throw new AssertionError("hangs", e);
    } catch (IOException e) {
      // The box has closed it, which is an answer too.
    }
  }

  /** The status of a request for the interface with one more header. */
  int ask(String header) {
    byte[] request =
        ("GET /api/status HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    for (int attempt = 0; attempt < 2; attempt++) {
      try {
        socket.getOutputStream().write(request);
        return status(socket.getInputStream());
      } catch (java.net.SocketTimeoutException e) {
        throw new AssertionError("hangs", e);
      } catch (IOException e) {
        socket = connect();
      }
    }
    throw new AssertionError("closed without an answer");
  }

  private static int status(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed");
      }
      bytes.write(next);
    }
    String head = bytes.toString(StandardCharsets.ISO_8859_1);
    in.skipNBytes(length(head));
    judge(head);
    return Integer.parseInt(head.split(" ", 3)[1]);
  }

  private static long length(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
        .mapToLong(line -> Long.parseLong(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }

  private static void judge(String answer) {
    if (answer.startsWith("HTTP/1.1 5") || answer.contains("\tat ")) {
      throw new AssertionError(answer);
    }
  }
}
