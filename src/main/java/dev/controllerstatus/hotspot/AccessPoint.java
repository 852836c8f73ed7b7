package dev.controllerstatus.hotspot;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.config.Legible;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.config.Settings;
import dev.controllerstatus.config.WholeFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Name and key of the box's Wi-Fi: random, made at first use and kept in {@code hotspot.properties}
 * of the data folder. Neither tells anything about the box or comes from its serial number.
 */
@Singleton
public final class AccessPoint {
  private static final int ID_LENGTH = 6;
  private final String ssid;
  private final Secret key;

  /**
   * Reads name and key, or makes them.
   *
   * @throws IOException when the data folder cannot be read or written
   */
  AccessPoint(Settings settings) throws IOException {
    Path file = settings.data().resolve("hotspot.properties");
    if (!Files.exists(file)) {
      make(file);
    }
    Properties kept = new Properties();
    kept.load(new StringReader(Files.readString(file, UTF_8)));
    ssid = read(kept, "ssid", file);
    key = new Secret(read(kept, "key", file));
  }

  private static void make(Path file) throws IOException {
    String text =
        "# Name and key of the box's Wi-Fi, as on its label.%nssid=Status-%s%nkey=%s%n"
            .formatted(Legible.characters(ID_LENGTH), Legible.secret().reveal());
    WholeFile.replace(file, text, WholeFile.OWNER_ONLY);
  }

  private static String read(Properties kept, String name, Path file) throws IOException {
    String value = kept.getProperty(name, "");
    if (value.isEmpty()) {
      throw new IOException(
          "%s has no %s: write it there as on the label, or delete the file for a new Wi-Fi name and key"
              .formatted(file, name));
    }
    return value;
  }

  /** The name that phones show. */
  public String ssid() {
    return ssid;
  }

  /** The WPA2/WPA3 passphrase. */
  public Secret key() {
    return key;
  }
}
