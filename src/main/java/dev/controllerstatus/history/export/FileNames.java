package dev.controllerstatus.history.export;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Names of files that every system takes. */
final class FileNames {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9]+");
  private static final Pattern ENDS = Pattern.compile("^-|-$");
  private static final int MOST = 120;

  private FileNames() {}

  /** The letters and digits of a text, without accents, with a dash for whatever is between. */
  static String of(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    String dashed = OTHERS.matcher(plain).replaceAll("-");
    return ENDS.matcher(dashed.substring(Math.max(0, dashed.length() - MOST))).replaceAll("");
  }
}
