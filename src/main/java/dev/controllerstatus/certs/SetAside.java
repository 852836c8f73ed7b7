package dev.controllerstatus.certs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moves a file that cannot be used out of the way without losing it. */
final class SetAside {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
  private static final int MOST = 1000;

  private SetAside() {}

  /**
   * Renames it beside itself, such as {@code ca.key.ended-2036-11-18}.
   *
   * @return the new name
   */
  static Path move(Path file, String why, Instant when) throws IOException {
    String name = "%s.%s-%s".formatted(file.getFileName(), why, day(when));
    Path to = file.resolveSibling(name);
    for (int i = 2; Files.exists(to) && i < MOST; i++) {
      to = file.resolveSibling(name + "-" + i);
    }
    return Files.move(file, to);
  }

  static String day(Instant when) {
    return DAY.format(when);
  }
}
