package dev.controllerstatus.config;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Random text that a person can read from a label and type on a phone. */
public final class Legible {
  // Without letters and digits that look alike; 29 of them give 4.86 bits each.
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz234567";
  private static final int GROUPS = 4;
  private static final int GROUP_LENGTH = 4;
  private static final int CODE_LENGTH = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Legible() {}

  /** A password or key: sixteen characters in four groups, 77 bits. */
  public static Secret secret() {
    return new Secret(
        Stream.generate(() -> characters(GROUP_LENGTH))
            .limit(GROUPS)
            .collect(Collectors.joining("-")));
  }

  /** A code for one time: ten characters in two groups, 48 bits. */
  public static Secret code() {
    return new Secret(characters(CODE_LENGTH) + "-" + characters(CODE_LENGTH));
  }

  /** So many characters and nothing between them. */
  public static String characters(int count) {
    return RANDOM
        .ints(count, 0, ALPHABET.length())
        .mapToObj(i -> ALPHABET.substring(i, i + 1))
        .collect(Collectors.joining());
  }
}
