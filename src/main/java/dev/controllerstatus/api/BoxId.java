package dev.controllerstatus.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.controllerstatus.config.Settings;
import dev.controllerstatus.config.WholeFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Tells boxes apart, whatever they are called; kept in the data folder. */
@Singleton
public final class BoxId {
  private final String value;

  /**
   * Reads the id, or makes one at first start.
   *
   * @throws IOException when the data folder cannot be read or written
   */
  BoxId(Settings settings) throws IOException {
    Path file = settings.data().resolve("box-id");
    if (!Files.exists(file)) {
      WholeFile.replace(file, UUID.randomUUID() + "\n", WholeFile.PUBLIC);
    }
    value = Files.readString(file, US_ASCII).strip();
  }

  /** The id as text. */
  public String value() {
    return value;
  }
}
