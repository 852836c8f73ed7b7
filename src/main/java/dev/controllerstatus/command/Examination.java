package dev.controllerstatus.command;

import dev.controllerstatus.api.UplinkWords;
import dev.controllerstatus.config.Settings;
import dev.controllerstatus.config.UnfitChanges;
import dev.controllerstatus.hotspot.Radio;
import dev.controllerstatus.hotspot.Reception;
import dev.controllerstatus.hotspot.Survey;
import dev.controllerstatus.hotspot.Trouble;
import dev.controllerstatus.words.Messages;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Looks at what the product stands on, and changes nothing. */
final class Examination {
  private static final List<String> MODULES = List.of("jdk.jfr", "jdk.net", "jdk.security.auth");
  private static final long MEBIBYTE = 1 << 20;
  private static final long LEAST_MEBIBYTES = 64;
  private static final int PATIENCE_MS = 2000;

  private final Product product;
  private final Settings settings;

  Examination(Product product) {
    this.product = product;
    this.settings = product.settings();
  }

  /** How much it matters. */
  enum Grade {
    OK,
    /** The lights do without it. */
    NOTE,
    /** It does not run like this. */
    FAULT
  }

  /** What was found, in a sentence that says what to do. */
  record Finding(String about, Grade grade, String says) {}

  List<Finding> findings() {
    boolean isRunning = isRunning();
    return List.of(
        java(),
        changes(),
        folder("data", settings.data()),
        folder("certs", settings.certs()),
        port("http.port", settings.httpPort(), isRunning),
        port("https.port", settings.httpsPort(), isRunning),
        wifi());
  }

  private static Finding java() {
    List<String> missing =
        MODULES.stream().filter(name -> ModuleLayer.boot().findModule(name).isEmpty()).toList();
    return missing.isEmpty()
        ? new Finding("java", Grade.OK, Runtime.version().toString())
        : new Finding(
            "java",
            Grade.FAULT,
            "It lacks %s: take a whole JDK 25.".formatted(String.join(", ", missing)));
  }

  private Finding changes() {
    List<String> unfit = product.get(UnfitChanges.class).mistakes();
    return unfit.isEmpty()
        ? new Finding("configuration", Grade.OK, "without mistakes")
        : new Finding(
            "configuration",
            Grade.NOTE,
            "What was changed in the app does not fit and is left out: " + unfit.getFirst());
  }

  private static Finding folder(String name, Path folder) {
    // It is made at the first start.
    Path there =
        Stream.iterate(folder.toAbsolutePath(), path -> path != null, Path::getParent)
            .filter(Files::exists)
            .findFirst()
            .orElse(folder);
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      return new Finding(
          name,
          Grade.FAULT,
          "%s cannot be written: allow it, or set box.%s.".formatted(folder, name));
    }
    try {
      long left = Files.getFileStore(there).getUsableSpace() / MEBIBYTE;
      return new Finding(
          name,
          left < LEAST_MEBIBYTES ? Grade.NOTE : Grade.OK,
          "%s, %d MiB free".formatted(folder, left));
    } catch (IOException e) {
      return new Finding(name, Grade.FAULT, "%s cannot be read: %s".formatted(folder, e));
    }
  }

  private static Finding port(String key, int port, boolean isRunning) {
    try (ServerSocket _ = new ServerSocket(port)) {
      return new Finding(key, Grade.OK, port + " is free");
    } catch (IOException e) {
      return isRunning
          ? new Finding(key, Grade.OK, port + ", on which the service runs")
          : new Finding(
              key,
              Grade.FAULT,
              "%d is not to be had: another program uses it, or it needs more rights. Set %s."
                  .formatted(port, key));
    }
  }

  /** The service sends everybody from its plain port to the one with encryption. */
  private boolean isRunning() {
    try {
      URI health = URI.create("http://localhost:%d/health".formatted(settings.httpPort()));
      HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_MS);
      connection.setReadTimeout(PATIENCE_MS);
      connection.setInstanceFollowRedirects(false);
      String to = connection.getHeaderField("Location");
      return to != null && URI.create(to).getPort() == settings.httpsPort();
    } catch (IOException | IllegalArgumentException e) {
      return false; // Nobody, or somebody else.
    }
  }

  private Finding wifi() {
    Survey survey = product.get(Radio.class).survey();
    Trouble trouble =
        survey.trouble() == null ? product.get(Reception.class).missing() : survey.trouble();
    if (trouble == null) {
      return new Finding("hotspot", Grade.OK, String.valueOf(survey.network()));
    }
    UplinkWords words = new UplinkWords(Messages.in(Locale.ENGLISH));
    return new Finding(
        "hotspot",
        trouble == Trouble.SWITCHED_OFF ? Grade.OK : Grade.NOTE,
        words.says(trouble) + " " + words.next(trouble));
  }
}
