package dev.controllerstatus.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Configurations for tests, read from text by the product's own reader. */
public final class Configured {
  private Configured() {}

  /** The whole configuration of a file with this text, under these environment variables. */
  public static Configuration of(String yaml, Map<String, String> environment)
      throws ConfigurationException {
    try {
      Path folder = Files.createTempDirectory("configured");
      Path file = Files.writeString(folder.resolve("controller-status.yml"), yaml);
      try {
        return Configuration.of(Optional.of(file), environment);
      } finally {
        Files.delete(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The section of one target with these settings, each line {@code key: value}. */
  public static Section target(String kind, String name, String settings) {
    String yaml =
        "controller-status:\n  targets:\n    %s:\n      %s:\n%s"
            .formatted(kind, name, settings.indent(8));
    try {
      return of(yaml, Map.of()).root().section("targets." + kind + "." + name);
    } catch (ConfigurationException e) {
      throw new AssertionError(e);
    }
  }
}
