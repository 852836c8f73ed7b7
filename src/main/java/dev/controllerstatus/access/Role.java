package dev.controllerstatus.access;

import java.util.Locale;

/** The built-in users; each is its own role. */
public enum Role {
  /** Reads. */
  VIEWER,
  /** Also changes. */
  ADMIN;

  /** The user name. */
  public String user() {
    return name().toLowerCase(Locale.ROOT);
  }
}
