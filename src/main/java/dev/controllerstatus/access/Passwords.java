package dev.controllerstatus.access;

import dev.controllerstatus.config.Secret;
import java.security.SecureRandom;

/** Makes passwords that a person can read from a label and type on a phone. */
final class Passwords {
  // Without letters and digits that look alike; 29 of them give 4.86 bits each.
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz234567";
  private static final int GROUPS = 4;
  private static final int GROUP_LENGTH = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Passwords() {}

  /** Sixteen characters in four groups: 77 bits. */
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
}
