package dev.controllerstatus.hotspot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the box has a way out at all, as its kernel tells. */
final class Link {
  private static final Path ROUTES = Path.of("/proc/net/route");
  private static final Path INTERFACES = Path.of("/sys/class/net");
  private static final String DEFAULT = "00000000";

  private Link() {}

  /** A default route over a device that has a carrier. Where that cannot be known, there is one. */
  static boolean isThere() {
    try (var lines = Files.lines(ROUTES, US_ASCII)) {
      return lines
          .map(line -> line.split("\\s+"))
          .filter(column -> column.length > 2 && column[1].equals(DEFAULT))
          .anyMatch(column -> hasCarrier(column[0]));
    } catch (IOException e) {
      return true;
    }
  }

  private static boolean hasCarrier(String network) {
    try {
      Path carrier = INTERFACES.resolve(network).resolve("carrier");
      return !Files.exists(carrier) || Files.readString(carrier, US_ASCII).startsWith("1");
    } catch (IOException e) {
      return false; // The kernel refuses to tell it of a device that is down.
    }
  }
}
