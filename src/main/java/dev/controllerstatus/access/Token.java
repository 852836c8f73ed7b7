package dev.controllerstatus.access;

import java.security.SecureRandom;
import java.util.Base64;

/** Values that cannot be guessed. */
final class Token {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private Token() {}

  /** 256 random bits in the letters that a cookie may hold, RFC 4648 section 5. */
  static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
