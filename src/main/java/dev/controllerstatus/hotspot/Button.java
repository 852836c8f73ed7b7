package dev.controllerstatus.hotspot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A button of the box's, or a script: whoever makes one of two files in the data folder asks for
 * the hotspot, or for its end. The file is removed when it has been seen.
 */
final class Button {
  private static final Logger LOG = LoggerFactory.getLogger(Button.class);
  private final Path up;
  private final Path down;

  Button(Path folder) {
    up = folder.resolve("hotspot-up");
    down = folder.resolve("hotspot-down");
  }

  boolean isUpPressed() {
    return isPressed(up);
  }

  boolean isDownPressed() {
    return isPressed(down);
  }

  private static boolean isPressed(Path file) {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} cannot be removed, and is not heeded", file);
      return false;
    }
  }
}
