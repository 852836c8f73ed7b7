package dev.controllerstatus.access;

import dev.controllerstatus.config.Secret;
import java.util.Locale;
import java.util.Optional;

/** The rule for passwords that people choose. */
public final class Passwords {
  /** Why a password cannot be chosen. */
  public enum Fault {
    /** Too short, too long, or too much of the same. */
    WEAK,
    /** The one that it should replace. */
    SAME;

    /** The word of the messages. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int SHORTEST = 10;
  private static final int LONGEST = 128;
  private static final int DIFFERENT = 5;

  private Passwords() {}

  /**
   * Why this password cannot be chosen; empty where it can. Length counts, not sorts of characters
   * (NIST SP 800-63B section 5.1.1.2).
   */
  public static Optional<Fault> fault(Secret chosen, Account account) {
    String text = chosen.reveal();
    int length = text.codePointCount(0, text.length());
    if (length < SHORTEST || length > LONGEST || text.chars().distinct().count() < DIFFERENT) {
      return Optional.of(Fault.WEAK);
    }
    return account.hash().matches(text) ? Optional.of(Fault.SAME) : Optional.empty();
  }
}
