package dev.controllerstatus.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.api.AboutBody.PartBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The libraries in the jar and in the app, from lists that the build makes: name, version, licence
 * and home, with tabs between them.
 */
final class Parts {
  private static final int COLUMNS = 4;

  private Parts() {}

  static List<PartBody> all() {
    return Stream.of("/about/java.txt", "/about/app.txt").flatMap(Parts::read).toList();
  }

  /** Without the app, as in a build of the server alone, its list is missing. */
  private static Stream<PartBody> read(String list) {
    try (InputStream in = Parts.class.getResourceAsStream(list)) {
      return in == null ? Stream.empty() : parts(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<PartBody> parts(String list) {
    return list.lines()
        .map(line -> line.split("\t", -1))
        .filter(columns -> columns.length == COLUMNS)
        .map(columns -> new PartBody(columns[0], columns[1], columns[2], columns[3]));
  }
}
