package dev.controllerstatus.history.sqlite;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together again what {@link Encoder} took apart. Throws for what it did not write. */
final class Decoder {
  private final Iterator<String> words;
  private final ByteBuffer numbers;

  Decoder(String form, byte[] numbers) {
    this.words = split(form).iterator();
    this.numbers = ByteBuffer.wrap(numbers);
  }

  private static List<String> split(String form) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      if (c == Encoder.SEPARATOR) {
        words.add(word.toString());
        word.setLength(0);
      } else {
        word.append(c == Encoder.ESCAPE ? form.charAt(++i) : c);
      }
    }
    return words;
  }

  String word() {
    return words.next();
  }

  Instant second() {
    return Instant.ofEpochSecond(Long.parseLong(word()));
  }

  boolean hasWord() {
    return words.hasNext();
  }

  boolean hasNumber() {
    return numbers.hasRemaining();
  }

  long number() {
    long rest = 0;
    byte next;
    int shift = 0;
    do {
      next = numbers.get();
      rest |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return (rest >>> 1) ^ -(rest & 1);
  }

  Duration micros() {
    return Duration.ofNanos(Math.multiplyExact(number(), 1000L));
  }

  @Nullable Duration microsOrNone() {
    return word().equals("-") ? null : micros();
  }
}
