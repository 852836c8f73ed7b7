package dev.controllerstatus.trust;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The systems, and Firefox, that keep what they trust in different places. */
public enum Platform {
  ANDROID("Android"),
  IOS("iPhone and iPad"),
  WINDOWS("Windows"),
  MACOS("Mac"),
  LINUX("Linux"),
  FIREFOX("Firefox on a computer");

  private final String title;

  Platform(String title) {
    this.title = title;
  }

  /** As people call it. */
  public String title() {
    return title;
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
