package dev.controllerstatus.hotspot;

import java.util.Locale;

/** Why the hotspot is up, or coming up. */
public enum Purpose {
  /** The box has never had its hotspot up: somebody is about to set it up. */
  FIRST_START,
  /** The uplink is gone. */
  UPLINK_GONE,
  /** Somebody asked, by the API, a page, or a button. */
  ASKED;

  /** The code for programs, such as {@code uplink-gone}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
