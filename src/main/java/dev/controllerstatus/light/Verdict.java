package dev.controllerstatus.light;

import java.util.Locale;

/** A service's light and the rule that made it so. */
public record Verdict(Light light, Reason reason) {
  /** Which rule decided. */
  public enum Reason {
    FAST,
    SLOW,
    LOGIN_REFUSED,
    UNREACHABLE,
    NOT_CONFIGURED,
    /** Not reached, which says nothing about it: something on the way is broken. */
    NOT_JUDGED,
    /** The check itself broke. */
    INCONCLUSIVE,
    /** Not asked by this process yet: the far end's terms do not allow it so soon. */
    NOT_DUE,
    /** No attempt has ended yet. */
    PENDING,
    /** The last result is older than two intervals. */
    STALE;

    /** Whether the light of the box depends on a service with this reason. */
    public boolean counts() {
      return this != NOT_CONFIGURED && this != NOT_DUE;
    }

    /** The word in the interface. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
