package dev.controllerstatus.incident;

import java.util.Locale;

/** How bad an incident is; the worse, the later. */
public enum Severity {
  /** The service works, but is slow or refuses the login. */
  IMPAIRED,
  /** The service is not operational. */
  DOWN;

  /** The word in the interface. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The worse of both. */
  public Severity or(Severity other) {
    return compareTo(other) < 0 ? other : this;
  }
}
