package dev.controllerstatus.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** The words in which a mistake is told. */
final class Problems {
  private static final int LONGEST = 80;

  private Problems() {}

  static Mistake found(String key, Entry entry, String allowed) {
    String says =
        "found %s, allowed: %s (%s)".formatted(shown(key, entry.text()), allowed, entry.origin());
    return new Mistake(key, says, allowed);
  }

  static Mistake list(String key, Entry item, String allowed) {
    String says = "found a list, allowed: %s (%s)".formatted(allowed, item.origin());
    return new Mistake(key, says, allowed);
  }

  // A password is taken out of a URL while the @ that ends it is still there.
  private static String shown(String key, String value) {
    if (key.endsWith("password")) {
      return "a value that is not shown";
    }
    String text = Redaction.of(value);
    return '"' + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + '"';
  }

  /** Why a file could not be read, without the path that the exceptions of the JDK repeat. */
  static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "permission denied";
      default -> String.valueOf(e.getMessage());
    };
  }
}
