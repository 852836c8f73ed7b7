package dev.controllerstatus.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The table of connectivity checks, {@code portal/connectivity-checks.txt}. */
@Singleton
final class ConnectivityChecks {
  private static final String TABLE = "/portal/connectivity-checks.txt";
  private final List<ConnectivityCheck> lines;

  ConnectivityChecks() throws IOException {
    try (InputStream table = ConnectivityChecks.class.getResourceAsStream(TABLE)) {
      lines =
          new String(Objects.requireNonNull(table, TABLE).readAllBytes(), UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(ConnectivityCheck::of)
              .toList();
    }
  }

  /** The first that fits. */
  Optional<ConnectivityCheck> find(Probing probing) {
    return lines.stream().filter(check -> check.fits(probing)).findFirst();
  }
}
