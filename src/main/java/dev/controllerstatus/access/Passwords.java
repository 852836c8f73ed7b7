package dev.controllerstatus.access;

import dev.controllerstatus.config.Secret;
import java.util.Optional;

/** The rule for passwords that people choose. */
public final class Passwords {
  /** What a chosen password must be, in words. */
  public static final String RULE = "10 to 128 characters, at least 5 of them different";

  private static final int SHORTEST = 10;
  private static final int LONGEST = 128;
  private static final int DIFFERENT = 5;

  private Passwords() {}

  /**
   * Why this password cannot be chosen; empty where it can. Length counts, not sorts of characters
   * (NIST SP 800-63B section 5.1.1.2).
   */
  public static Optional<String> fault(Secret chosen, Account account) {
    String text = chosen.reveal();
    int length = text.codePointCount(0, text.length());
    if (length < SHORTEST || length > LONGEST || text.chars().distinct().count() < DIFFERENT) {
      return Optional.of("The new password must have " + RULE + ".");
    }
    return account.hash().matches(text)
        ? Optional.of("The new password must differ from the one of today.")
        : Optional.empty();
  }
}
