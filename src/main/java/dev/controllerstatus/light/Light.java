package dev.controllerstatus.light;

import java.util.Locale;

/** A traffic light. */
public enum Light {
  /** Reachable and fast enough. */
  GREEN,
  /** Reachable, but slow, or it refused the login. */
  YELLOW,
  /** Unreachable. */
  RED,
  /** Nothing is known: not configured, not judged, or no fresh result. */
  GREY;

  /** The word in the interface. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Green and yellow: the service does its work. */
  public boolean isOperational() {
    return this == GREEN || this == YELLOW;
  }
}
