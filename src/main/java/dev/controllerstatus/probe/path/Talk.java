package dev.controllerstatus.probe.path;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.controllerstatus.probe.Deadline;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/**
 * One question over TCP and what came of it, in a word.
 *
 * @param answer made of the first bytes that came; else {@code reset}, {@code silent}, {@code
 *     closed} or {@code no-route}
 */
record Talk(String answer, Duration took) {
  private static final int MOST = 4096;

  /** Connects, asks, and takes the beginning of the answer. */
  static Talk with(
      InetAddress address,
      int port,
      byte[] question,
      Function<byte[], String> reader,
      Deadline deadline) {
    long began = System.nanoTime();
    String answer = answer(new InetSocketAddress(address, port), question, reader, deadline);
    return new Talk(answer, Duration.ofNanos(System.nanoTime() - began));
  }

  private static String answer(
      InetSocketAddress to, byte[] question, Function<byte[], String> reader, Deadline deadline) {
    try (Socket socket = new Socket()) {
      socket.connect(to, deadline.leftMillis());
      socket.setSoTimeout(deadline.leftMillis());
      socket.getOutputStream().write(question);
      byte[] buffer = new byte[MOST];
      int length = socket.getInputStream().read(buffer);
      return length <= 0 ? "closed" : reader.apply(Arrays.copyOf(buffer, length));
    } catch (SocketTimeoutException e) {
      return "silent";
    } catch (ConnectException e) {
      return says(e, "refused") ? "reset" : "silent";
    } catch (NoRouteToHostException e) {
      return "no-route";
    } catch (IOException e) {
      return says(e, "reset") || says(e, "broken pipe") ? "reset" : "no-route";
    }
  }

  private static boolean says(IOException e, String words) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains(words);
  }

  /** The status of an answer of HTTP, and where it leads. */
  static String status(byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    if (!text.startsWith("HTTP/")) {
      return "not-http";
    }
    String[] words = text.lines().findFirst().orElse("").split(" ", 3);
    String status = "status " + (words.length > 1 ? words[1].replaceAll("\\D", "") : "");
    return text.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("location:"))
        .findFirst()
        .map(line -> status + " to " + place(line.substring("location:".length())))
        .orElse(status);
  }

  /** Without what follows the path: it may hold who asked, or a key. */
  private static String place(String location) {
    String clean = location.strip().replaceFirst("[?#].*", "").replaceAll("[^\\x21-\\x7e]", "");
    return clean.substring(0, Math.min(clean.length(), 200));
  }
}
