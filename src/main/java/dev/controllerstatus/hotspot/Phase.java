package dev.controllerstatus.hotspot;

import java.util.Locale;

/** Where the hotspot is in its life. */
public enum Phase {
  /** There can be none here; {@link HotspotState#trouble} says why. */
  UNAVAILABLE,
  /** Could be, and is not needed. */
  OFF,
  /** On its way up. */
  STARTING,
  /** Phones can join. */
  UP,
  /** On its way down. */
  STOPPING,
  /** Was to be up and is not; {@link HotspotState#trouble} says why. It is tried again. */
  FAILED,
  /** The radio is lent to the uplink: a known network is looked for, or a new one is tried. */
  LENT;

  /** The code for programs, such as {@code up}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
