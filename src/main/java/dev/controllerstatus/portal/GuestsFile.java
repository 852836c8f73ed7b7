package dev.controllerstatus.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.config.Settings;
import dev.controllerstatus.config.WholeFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The guests in {@code guests} of the data folder, one a line. Trouble with the disk costs them one
 * more tap after a restart, so it is told once and stops nothing.
 */
@Singleton
final class GuestsFile {
  private static final Logger LOG = LoggerFactory.getLogger(GuestsFile.class);
  private final Path file;
  private final AtomicBoolean isTold = new AtomicBoolean();

  GuestsFile(Settings settings) {
    file = settings.data().resolve("guests");
  }

  List<Guest> read() {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file, UTF_8).stream()
              .map(Guest::of)
              .flatMap(Optional::stream)
              .toList()
          : List.of();
    } catch (IOException e) {
      tell(e);
      return List.of();
    }
  }

  void write(Collection<Guest> guests) {
    try {
      String text =
          guests.stream().map(guest -> guest.line() + "\n").sorted().collect(Collectors.joining());
      WholeFile.replace(file, text, WholeFile.OWNER_ONLY);
      isTold.set(false);
    } catch (IOException e) {
      tell(e);
    }
  }

  private void tell(IOException e) {
    if (!isTold.getAndSet(true)) {
      LOG.warn(
          "{} cannot be used ({}): who keeps the Wi-Fi is forgotten at a restart",
          file,
          e.toString());
    }
  }
}
