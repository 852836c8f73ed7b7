package dev.controllerstatus.certs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** Programs of other people, who read RFC 5280 for themselves. */
final class Tool {
  /** What a program ended with and said. */
  record Ended(int code, String said) {}

  private Tool() {}

  static Ended run(Path folder, String... words) throws IOException, InterruptedException {
    return feed(folder, "", words);
  }

  static Ended feed(Path folder, String input, String... words)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), said);
  }

  /** OpenSSL with these words, split at spaces; must succeed. */
  static String openssl(Path folder, String words) throws IOException, InterruptedException {
    String[] all =
        Stream.concat(Stream.of("openssl"), Arrays.stream(words.split(" ")))
            .map(word -> word.replace('+', ' '))
            .toArray(String[]::new);
    Ended ended = run(folder, all);
    assertEquals(0, ended.code(), ended::said);
    return ended.said();
  }

  /** A database of NSS, which Firefox uses, that trusts this authority. */
  static Path nssThatTrusts(Path ca, Path folder) throws IOException, InterruptedException {
    String database = "sql:" + folder;
    Ended made = run(folder, "certutil", "-N", "-d", database, "--empty-password");
    assertEquals(0, made.code(), made::said);
    Ended added =
        run(folder, "certutil", "-A", "-d", database, "-n", "ca", "-t", "C,,", "-i", ca.toString());
    assertEquals(0, added.code(), added::said);
    return folder;
  }
}
