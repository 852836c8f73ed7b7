package dev.controllerstatus.hotspot.networkmanager;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The program {@code iw}, for what of a radio NetworkManager neither tells nor does. */
final class Iw {
  private Iw() {}

  /**
   * What it says.
   *
   * @throws IOException with its words when it refuses, or when there is no such program
   */
  static String run(String... arguments) throws IOException {
    List<String> command = Stream.concat(Stream.of("iw"), Stream.of(arguments)).toList();
    Process iw = new ProcessBuilder(command).redirectErrorStream(true).start();
    iw.getOutputStream().close();
    String said = new String(iw.getInputStream().readAllBytes(), UTF_8).strip();
    if (iw.onExit().join().exitValue() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
    return said;
  }
}
