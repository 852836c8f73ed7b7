package dev.controllerstatus.trust;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The systems, and Firefox, that keep what they trust in different places. */
public enum Platform {
  ANDROID("portal.system.android"),
  IOS("portal.system.ios"),
  WINDOWS("trust.windows"),
  MACOS("portal.system.mac"),
  LINUX("trust.linux"),
  FIREFOX("trust.firefox");

  private final String key;

  Platform(String key) {
    this.key = key;
  }

  /** The key of what people call it. */
  String key() {
    return key;
  }

  /**
   * All of them, the one that the browser seems to run on first; it may say nothing or lie.
   *
   * @param hint {@code Sec-CH-UA-Platform}, a quoted word, W3C User-Agent Client Hints
   * @param agent {@code User-Agent}
   */
  public static List<Platform> likelyFirst(@Nullable String hint, @Nullable String agent) {
    Platform likely = guess(hint + " " + agent);
    return Arrays.stream(values())
        .sorted(Comparator.comparing(platform -> platform != likely))
        .toList();
  }

  // Most are named in the words of several, so the order decides: "like Mac OS X", "Linux;
  // Android".
  private static @Nullable Platform guess(String words) {
    if (words.matches(".*(iPhone|iPad|iPod|\"iOS\").*")) {
      return IOS;
    }
    if (words.contains("Android")) {
      return ANDROID;
    }
    if (words.contains("Firefox/")) {
      return FIREFOX;
    }
    if (words.contains("Windows")) {
      return WINDOWS;
    }
    if (words.matches(".*(Mac OS X|macOS).*")) {
      return MACOS;
    }
    return words.contains("Linux") ? LINUX : null;
  }
}
