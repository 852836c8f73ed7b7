package dev.controllerstatus.hotspot.reception;

import dev.controllerstatus.hotspot.Station;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The lines of dnsmasq's lease file: end in seconds, MAC, address, name or *, client id. */
final class Lease {
  private static final String NAMELESS = "*";
  private static final int FIELDS = 4;

  private Lease() {}

  /** Those that have not ended. A file that is not there yet has none. */
  static List<Station> read(Path file, Instant now) {
    try {
      // A name may be of any bytes.
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
          .flatMap(line -> parse(line).stream())
          .filter(station -> station.until().isAfter(now))
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Empty for what is no lease, such as the line of a server's own id. */
  static Optional<Station> parse(String line) {
    String[] field = line.split(" ");
    if (field.length < FIELDS || !field[0].matches("\\d{1,18}")) {
      return Optional.empty();
    }
    String name = NAMELESS.equals(field[3]) ? null : field[3];
    Instant until = Instant.ofEpochSecond(Long.parseLong(field[0]));
    return Optional.of(new Station(field[2], field[1], name, until));
  }
}
