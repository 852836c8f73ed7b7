package dev.controllerstatus.trust;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** The SHA-256 of a certificate's DER bytes, as systems show it to be compared by eye. */
public final class Fingerprint {
  private static final HexFormat PAIRS = HexFormat.ofDelimiter(" ").withUpperCase();
  private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();
  private static final int LINE = 8;
  private final byte[] digest;

  private Fingerprint(byte[] digest) {
    this.digest = digest;
  }

  static Fingerprint of(byte[] der) {
    try {
      return new Fingerprint(MessageDigest.getInstance("SHA-256").digest(der));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Four lines of eight pairs of digits: {@code A1 B2 …}. */
  public List<String> lines() {
    return IntStream.range(0, digest.length / LINE)
        .mapToObj(line -> PAIRS.formatHex(digest, line * LINE, (line + 1) * LINE))
        .toList();
  }

  /** All 32 pairs in one line, with colons between them. */
  @Override
  public String toString() {
    return COLONS.formatHex(digest);
  }
}
