package dev.controllerstatus.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.config.WholeFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;

/** A small file of secrets, one a line, for its owner only. */
record PropertiesFile(Path path, String comment) {
  /** What the file holds; nothing where there is none. */
  Properties read() throws IOException {
    Properties properties = new Properties();
    if (Files.exists(path)) {
      try {
        properties.load(new StringReader(Files.readString(path, UTF_8)));
      } catch (IllegalArgumentException e) {
        throw new IOException(path + " is damaged: " + e.getMessage(), e);
      }
    }
    return properties;
  }

  void write(Properties properties) throws IOException {
    StringBuilder text = new StringBuilder("# ").append(comment).append('\n');
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      text.append(key).append('=').append(properties.getProperty(key)).append('\n');
    }
    WholeFile.replace(path, text.toString(), WholeFile.OWNER_ONLY);
  }
}
