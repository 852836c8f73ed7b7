package dev.controllerstatus.guard.flood;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.controllerstatus.command.RunningBox;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;

/** One connection to the box, polite or not, from an address of the test's choice. */
final class Caller implements AutoCloseable {
  static final String ONE = "127.0.0.1";
  static final String OTHER = "127.0.0.2";
  private final Socket socket;

  private Caller(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(20_000);
  }

  static Caller overTls(RunningBox box, String from) throws IOException {
    return new Caller(
        box.trust()
            .getSocketFactory()
            .createSocket(
                InetAddress.getByName(ONE), box.httpsPort(), InetAddress.getByName(from), 0));
  }

  static Caller plain(int port, String from) throws IOException {
    return new Caller(new Socket(InetAddress.getByName(ONE), port, InetAddress.getByName(from), 0));
  }

  Caller says(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    return this;
  }

  /** The head of the next answer; its body is read too, by its length. */
  String answer() throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new SocketException("closed after: " + head);
      }
      head.append((char) next);
    }
    in.skipNBytes(length(head.toString()));
    return head.toString();
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }

  String asks(String path) throws IOException {
    return says("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
  }

  /** Whether the far end closes this connection before the time-out. */
  boolean isClosedWithin(int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      return socket.getInputStream().readAllBytes().length >= 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SSLException | SocketException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
