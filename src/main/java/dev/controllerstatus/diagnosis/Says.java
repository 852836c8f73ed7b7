package dev.controllerstatus.diagnosis;

import java.util.Locale;

/** What a proof can say; each has a message of this name in every language. */
public enum Says {
  /** {target} failed {failed} of {attempts} attempts since {since}. */
  ATTEMPTS_FAILED;

  /** The key of its message, such as {@code attempts-failed}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
