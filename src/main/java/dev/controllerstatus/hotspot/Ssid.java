package dev.controllerstatus.hotspot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The name of a Wi-Fi network: up to 32 bytes, any bytes (IEEE 802.11, 9.4.2.2). Written as
 * lower-case hexadecimal digits wherever it must come back unchanged, such as in a form.
 *
 * @param hex two digits a byte
 */
public record Ssid(String hex) {
  private static final int LONGEST = 32;

  /** Checks the digits and the length. */
  public Ssid {
    int length = HexFormat.of().parseHex(hex).length;
    if (length == 0 || length > LONGEST) {
      throw new IllegalArgumentException("an SSID has 1 to 32 bytes, got " + length);
    }
    hex = hex.toLowerCase(java.util.Locale.ROOT);
  }

  /** A name of these bytes. */
  public static Ssid of(byte[] bytes) {
    return new Ssid(HexFormat.of().formatHex(bytes));
  }

  /** A name as somebody types it. */
  public static Ssid of(String text) {
    return of(text.getBytes(UTF_8));
  }

  /** Reads hexadecimal digits of a stranger; empty where they are no name. */
  public static Optional<Ssid> parse(String hex) {
    try {
      return Optional.of(new Ssid(hex));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether {@link #text} says all of it, so that it may be typed. */
  public boolean isText() {
    return Arrays.equals(text().getBytes(UTF_8), bytes());
  }

  /** The bytes themselves. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /**
   * For people: the text it is in UTF-8, without control characters and what turns the direction of
   * writing; what is no UTF-8 is shown as {@code \xNN}. Not escaped for HTML.
   */
  public String text() {
    try {
      return visible(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes())).toString());
    } catch (CharacterCodingException e) {
      return escaped();
    }
  }

  private static String visible(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (isHarmless(point)) {
                shown.appendCodePoint(point);
              } else {
                shown.append("\\u{%x}".formatted(point));
              }
            });
    return shown.toString();
  }

  /** The joiner holds emoji together. */
  private static boolean isHarmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      case Character.FORMAT -> point == 0x200d;
      default -> true;
    };
  }

  private String escaped() {
    StringBuilder shown = new StringBuilder();
    for (byte octet : bytes()) {
      boolean isPlain = octet >= ' ' && octet < 0x7f && octet != '\\';
      shown.append(isPlain ? (char) octet : "\\x%02x".formatted(octet));
    }
    return shown.toString();
  }

  @Override
  public String toString() {
    return text();
  }
}
