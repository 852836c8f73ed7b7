package dev.controllerstatus.access;

import dev.controllerstatus.config.Secret;
import java.security.SecureRandom;
import java.util.Optional;

/** Passwords that the box makes, and the rule for those that people choose. */
public final class Passwords {
  /** What a chosen password must be, in words. */
  public static final String RULE = "10 to 128 characters, at least 5 of them different";

  private static final int SHORTEST = 10;
  private static final int LONGEST = 128;
  private static final int DIFFERENT = 5;
  // Without letters and digits that look alike; 29 of them give 4.86 bits each.
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz234567";
  private static final int GROUPS = 4;
  private static final int GROUP_LENGTH = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Passwords() {}

  /** A person can read it from a label and type it: sixteen characters in four groups, 77 bits. */
  static Secret random() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
      if (i > 0 && i % GROUP_LENGTH == 0) {
        text.append('-');
      }
      text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new Secret(text.toString());
  }

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
