package dev.controllerstatus.settings;

import dev.controllerstatus.config.Redaction;
import dev.controllerstatus.config.Setting;
import java.util.Optional;
import java.util.regex.Pattern;

/** What people may see of a setting: no password, and no part of an address that may be a key. */
public final class Masks {
  /** Stands for what is not shown. */
  public static final String MASK = "***";

  private static final String FILE = "-file";
  // A user without a password may be a token, RFC 3986 section 3.2.1.
  private static final Pattern LONE_USER = Pattern.compile("//[^/\\s:@]+@");
  private static final Pattern QUERY = Pattern.compile("[?#].*");

  private Masks() {}

  /** The value as people may see it. */
  public static Optional<String> value(Setting setting) {
    return setting.value().map(text -> shown(setting, text));
  }

  /** The value without the changes of the app, likewise. */
  public static Optional<String> beneath(Setting setting) {
    return setting.beneath().map(text -> shown(setting, text));
  }

  private static String shown(Setting setting, String text) {
    if (setting.isSecret()) {
      return MASK;
    }
    String key = setting.key();
    if (key.endsWith(".url")) {
      return QUERY.matcher(withoutLogin(text)).replaceFirst("?" + MASK);
    }
    return key.endsWith(".proxy") ? withoutLogin(text) : text;
  }

  private static String withoutLogin(String text) {
    return LONE_USER.matcher(Redaction.of(text)).replaceFirst("//" + MASK + "@");
  }

  /** Whether a key names the file of a secret: whoever sets it may have any file read. */
  public static boolean isFile(Setting setting) {
    return setting.key().endsWith("password" + FILE);
  }

  /** The name of the file that may stand in for this secret. */
  static String fileOf(String name) {
    return name + FILE;
  }
}
