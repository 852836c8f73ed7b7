package dev.controllerstatus.access;

import java.util.List;

/**
 * A user as of now.
 *
 * @param mustChange whether the password is still one that the box made for the label, and its user
 *     has to choose one first
 */
public record Account(Role role, PasswordHash hash, boolean mustChange) {
  /** The role of somebody who may do nothing yet but choose a password. */
  public static final String MUST_CHANGE = "must-change";

  /** What this user may do, as role names for routes. */
  List<String> roles() {
    return List.of(mustChange ? MUST_CHANGE : role.user());
  }
}
