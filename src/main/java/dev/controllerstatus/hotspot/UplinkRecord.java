package dev.controllerstatus.hotspot;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.config.Settings;
import dev.controllerstatus.config.WholeFile;
import dev.controllerstatus.hotspot.UplinkAttempt.Failure;
import dev.controllerstatus.hotspot.UplinkAttempt.Stage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The latest change of the uplink in {@code uplink.properties} of the data folder. */
@Singleton
final class UplinkRecord {
  private static final Logger LOG = LoggerFactory.getLogger(UplinkRecord.class);
  private final Path file;
  private volatile @Nullable UplinkAttempt latest;
  private volatile String id = "";

  @Inject
  UplinkRecord(Settings settings) {
    file = settings.data().resolve("uplink.properties");
    if (Files.exists(file)) {
      read();
    }
  }

  private void read() {
    try {
      Properties kept = new Properties();
      kept.load(new StringReader(Files.readString(file, UTF_8)));
      String failure = kept.getProperty("failure", "");
      latest =
          new UplinkAttempt(
              kept.getProperty("title", ""),
              Stage.valueOf(kept.getProperty("stage", "")),
              failure.isEmpty() ? null : Failure.valueOf(failure),
              Instant.parse(kept.getProperty("at", "")));
      id = kept.getProperty("id", "");
    } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
      LOG.warn("{} cannot be read, the latest change of the uplink is forgotten", file);
    }
  }

  Optional<UplinkAttempt> latest() {
    return Optional.ofNullable(latest);
  }

  /** Of the latest change, for whoever finds it half done. */
  String id() {
    return id;
  }

  /** Keeps it, on the disk too where that is possible. */
  void write(UplinkAttempt attempt, String name) {
    latest = attempt;
    id = name;
    Properties kept = new Properties();
    Failure failure = attempt.failure();
    kept.setProperty("title", attempt.title());
    kept.setProperty("stage", attempt.stage().name());
    kept.setProperty("failure", failure == null ? "" : failure.name());
    kept.setProperty("at", attempt.at().toString());
    kept.setProperty("id", name);
    try {
      StringWriter text = new StringWriter();
      kept.store(text, null);
      WholeFile.replace(file, text.toString(), WholeFile.OWNER_ONLY);
    } catch (IOException e) {
      LOG.warn("the change of the uplink is not kept: {}", e.getMessage());
    }
  }
}
