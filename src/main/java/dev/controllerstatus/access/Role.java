package dev.controllerstatus.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The built-in users; each is its own role. */
public enum Role {
  /** Reads. */
  VIEWER,
  /** Also changes. */
  ADMIN;

  /** The role of the user with this name. */
  public static Optional<Role> of(String user) {
    return Arrays.stream(values()).filter(role -> role.user().equals(user)).findFirst();
  }

  /** The user name. */
  public String user() {
    return name().toLowerCase(Locale.ROOT);
  }
}
