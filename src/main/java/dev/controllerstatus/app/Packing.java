package dev.controllerstatus.app;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a file was made smaller when the app was built, the smallest first. */
enum Packing {
  BROTLI("br", ".br"),
  GZIP("gzip", ".gz"),
  NONE("", "");

  private static final Pattern UNWANTED = Pattern.compile(";\\s*q=0(\\.0*)?\\s*$");
  private final String word;
  private final String ending;

  Packing(String word, String ending) {
    this.word = word;
    this.ending = ending;
  }

  /** The best of those that a client names (RFC 9110 section 12.5.3). */
  static Packing best(String acceptEncoding) {
    List<String> taken =
        Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1))
            .filter(coding -> !UNWANTED.matcher(coding).find())
            .map(coding -> coding.split(";", -1)[0].strip())
            .toList();
    return Arrays.stream(values())
        .filter(packing -> taken.contains(packing.word))
        .findFirst()
        .orElse(NONE);
  }

  /** The name of the coding; empty for none. */
  String word() {
    return word;
  }

  /** What a file's name ends in. */
  String ending() {
    return ending;
  }
}
