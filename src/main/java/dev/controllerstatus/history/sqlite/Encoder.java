package dev.controllerstatus.history.sqlite;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Takes a value apart into its form, the words that repeat from sample to sample, and its numbers,
 * which do not. Whoever reads asks for the same pieces in the same order.
 */
final class Encoder {
  /** Between words; ASCII's own character for the purpose. */
  static final char SEPARATOR = '\u001F';

  /** Stands before a separator or itself within a word. */
  static final char ESCAPE = '\u001B';

  private final StringBuilder form = new StringBuilder();
  private final ByteArrayOutputStream numbers = new ByteArrayOutputStream();

  Encoder word(String word) {
    word.chars()
        .forEach(
            c -> {
              if (c == SEPARATOR || c == ESCAPE) {
                form.append(ESCAPE);
              }
              form.append((char) c);
            });
    form.append(SEPARATOR);
    return this;
  }

  /** A whole second that repeats, such as the end of a certificate. */
  Encoder second(Instant instant) {
    return word(Long.toString(instant.getEpochSecond()));
  }

  /** Seven bits a byte, least first; the sign in the lowest bit, so that small stays short. */
  Encoder number(long number) {
    long rest = (number << 1) ^ (number >> (Long.SIZE - 1));
    while (rest >>> 7 != 0) {
      numbers.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    numbers.write((int) rest);
    return this;
  }

  /** Whole microseconds. */
  Encoder micros(Duration duration) {
    return number(Math.floorDiv(duration.toNanos(), 1000));
  }

  /** Whether it is there belongs to the form. */
  Encoder microsOrNone(@Nullable Duration duration) {
    word(duration == null ? "-" : "+");
    return duration == null ? this : micros(duration);
  }

  String form() {
    return form.toString();
  }

  byte[] numbers() {
    return numbers.toByteArray();
  }
}
