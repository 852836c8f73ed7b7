package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.FactShape;
import dev.controllerstatus.sample.FactShape.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts of all kinds as words and numbers, part by part. */
final class FactCodec {
  private FactCodec() {}

  static void encode(Encoder to, Fact fact) {
    FactShape shape = FactShape.of(fact);
    to.word(shape.word());
    shape.parts().forEach(part -> encode(to, part, part.of(fact)));
  }

  private static void encode(Encoder to, Part part, @Nullable Object value) {
    switch (value) {
      case String text -> to.word(text);
      case Integer number -> to.number(number);
      case Instant instant -> to.second(instant);
      case List<?> texts -> {
        to.word(Integer.toString(texts.size()));
        texts.forEach(text -> to.word((String) text));
      }
      case Duration duration when !part.isOptional() -> to.micros(duration);
      case null -> to.microsOrNone(null);
      case Duration duration -> to.microsOrNone(duration);
      default -> throw unfit(part);
    }
  }

  /**
   * The fact again.
   *
   * @throws RuntimeException when this is nothing that {@link #encode} made
   */
  static Fact decode(Decoder from) {
    String word = from.word();
    FactShape shape =
        FactShape.of(word)
            .orElseThrow(() -> new IllegalArgumentException("no fact is called " + word));
    List<@Nullable Object> values = new ArrayList<>();
    for (Part part : shape.parts()) {
      values.add(decode(from, part));
    }
    return shape.make(values);
  }

  private static @Nullable Object decode(Decoder from, Part part) {
    if (part.type() == String.class) {
      return from.word();
    } else if (part.type() == int.class) {
      return (int) from.number();
    } else if (part.type() == Instant.class) {
      return from.second();
    } else if (part.type() == List.class) {
      return texts(from);
    } else if (part.type() == Duration.class) {
      return part.isOptional() ? from.microsOrNone() : from.micros();
    }
    throw unfit(part);
  }

  private static List<String> texts(Decoder from) {
    List<String> texts = new ArrayList<>();
    for (int left = Integer.parseInt(from.word()); left > 0; left--) {
      texts.add(from.word());
    }
    return texts;
  }

  private static IllegalStateException unfit(Part part) {
    return new IllegalStateException("no way to write a " + part.type() + " is known");
  }
}
