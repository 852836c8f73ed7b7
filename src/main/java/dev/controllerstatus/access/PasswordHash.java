package dev.controllerstatus.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * A password as it is kept: Argon2id, RFC 9106, 7 MiB and five passes, the least memory of OWASP's
 * equivalent settings, since the box has little.
 */
public final class PasswordHash {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** Who waits for whom. */
  enum Queue {
    /** Whoever is likely to be the owner. */
    OWNERS,
    /** Whoever may be one of many guessers. */
    OTHERS
  }

  // A run takes its memory from a small heap: of each queue one at a time.
  private static final Map<Queue, Semaphore> ONE =
      Map.of(Queue.OWNERS, new Semaphore(1, true), Queue.OTHERS, new Semaphore(1, true));

  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(byte[] salt, byte[] hash) {
    this.salt = salt;
    this.hash = hash;
  }

  /** A fresh hash under a salt of its own. */
  static PasswordHash of(String password) {
    byte[] salt = random(SALT_BYTES);
    return new PasswordHash(salt, argon2(password, salt, Queue.OWNERS));
  }

  /** Matches no password, and takes as long to say so as any other. */
  static PasswordHash ofNobody() {
    return new PasswordHash(random(SALT_BYTES), random(HASH_BYTES));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** Reads what {@link #toString} wrote. */
  static PasswordHash parse(String text) {
    String[] parts = text.split("\\$", -1);
    if (parts.length != 3 || !parts[0].equals("argon2id-7168-5-1")) {
      throw new IllegalArgumentException("not a password hash of this version");
    }
    Base64.Decoder decoder = Base64.getDecoder();
    return new PasswordHash(decoder.decode(parts[1]), decoder.decode(parts[2]));
  }

  /** Whether this is the password; takes as long for a wrong one. */
  boolean matches(String password) {
    return matches(password, Queue.OWNERS);
  }

  /** The same, behind the others in that queue. */
  boolean matches(String password, Queue queue) {
    return MessageDigest.isEqual(hash, argon2(password, salt, queue));
  }

  private static byte[] argon2(String password, byte[] salt, Queue queue) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withSalt(salt)
            .withMemoryAsKB(7168)
            .withIterations(5)
            .withParallelism(1)
            .build());
    byte[] result = new byte[HASH_BYTES];
    Semaphore one = Objects.requireNonNull(ONE.get(queue));
    one.acquireUninterruptibly();
    try {
      generator.generateBytes(password.getBytes(UTF_8), result);
    } finally {
      one.release();
    }
    return result;
  }

  /** Whether this is the same hash under the same salt: no password was set in between. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PasswordHash that
        && MessageDigest.isEqual(salt, that.salt)
        && MessageDigest.isEqual(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(salt);
  }

  @Override
  public String toString() {
    Base64.Encoder encoder = Base64.getEncoder();
    return "argon2id-7168-5-1$" + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
  }
}
