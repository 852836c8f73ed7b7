package dev.controllerstatus.probe.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A short piece of what a far end said, safe to show: printable ASCII, a dot for any other byte.
 */
public final class Excerpt {
  private static final int LONGEST = 60;

  private Excerpt() {}

  /** The beginning of these bytes. */
  public static String of(byte[] bytes) {
    return of(new String(bytes, ISO_8859_1), LONGEST);
  }

  /** The beginning of this text. */
  public static String of(String text, int longest) {
    String start = text.substring(0, Math.min(text.length(), longest)).strip();
    return start.replaceAll("[^\\x20-\\x7e]", ".") + (text.length() > longest ? "…" : "");
  }
}
