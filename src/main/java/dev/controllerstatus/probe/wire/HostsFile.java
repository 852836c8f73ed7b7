package dev.controllerstatus.probe.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The system's own list of names, hosts(5); read anew each time, so that a change counts at once.
 */
record HostsFile(Path path) {
  /** All addresses of a name; none when the file is missing or cannot be read. */
  List<InetAddress> find(String host) {
    try {
      return Files.readAllLines(path).stream().flatMap(line -> find(host, line)).toList();
    } catch (IOException e) {
      return List.of(); // No reason not to ask the resolvers.
    }
  }

  private static Stream<InetAddress> find(String host, String line) {
    String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
    boolean isListed = Arrays.stream(words).skip(1).anyMatch(host::equalsIgnoreCase);
    return isListed ? literal(words[0]).stream() : Stream.empty();
  }

  /** The address that a text stands for by itself. */
  static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
