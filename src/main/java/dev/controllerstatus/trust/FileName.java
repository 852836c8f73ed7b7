package dev.controllerstatus.trust;

import java.text.Normalizer;
import java.util.Locale;

/** Names for downloads, by which one box's certificate is told from another's. */
final class FileName {
  private FileName() {}

  /** {@code controller-status-} and the box's name, in the letters that every system takes. */
  static String of(String boxName) {
    String plain = Normalizer.normalize(boxName, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return ("controller-status-" + plain.toLowerCase(Locale.ROOT))
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("-$", "");
  }
}
