package dev.controllerstatus.history.export;

import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.FactShape;
import dev.controllerstatus.sample.FactShape.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts of all kinds as JSON objects and back, part by part. */
final class FactFields {
  private static final String KIND = "fact";

  private FactFields() {}

  static List<Map<String, Object>> of(List<Fact> facts) {
    return facts.stream().map(fact -> of(fact).values()).toList();
  }

  private static Fields of(Fact fact) {
    FactShape shape = FactShape.of(fact);
    Fields fields = new Fields().put(KIND, shape.word());
    shape.parts().forEach(part -> put(fields, part, part.of(fact)));
    return fields;
  }

  private static void put(Fields fields, Part part, @Nullable Object value) {
    Fields _ =
        switch (value) {
          case null -> fields;
          case String text -> fields.put(part.name(), text);
          case Integer number -> fields.put(part.name(), number);
          case Instant instant -> fields.put(part.name(), instant);
          case Duration duration -> fields.put(part.name(), duration);
          case List<?> texts -> fields.put(part.name(), texts);
          default -> throw unfit(part);
        };
  }

  static List<Fact> read(List<Fields> objects) throws UnfitException {
    List<Fact> facts = new ArrayList<>();
    for (Fields object : objects) {
      facts.add(read(object));
    }
    return facts;
  }

  private static Fact read(Fields fact) throws UnfitException {
    String kind = fact.text(KIND);
    FactShape shape = FactShape.of(kind).orElseThrow(() -> fact.unknown(KIND, kind));
    List<@Nullable Object> values = new ArrayList<>();
    for (Part part : shape.parts()) {
      values.add(read(fact, part));
    }
    return shape.make(values);
  }

  private static @Nullable Object read(Fields fact, Part part) throws UnfitException {
    String name = part.name();
    if (part.type() == String.class) {
      return fact.text(name);
    } else if (part.type() == int.class) {
      return fact.smallNumber(name);
    } else if (part.type() == Instant.class) {
      return fact.instant(name);
    } else if (part.type() == List.class) {
      return fact.texts(name);
    } else if (part.type() == Duration.class) {
      return part.isOptional() ? fact.durationOrNull(name) : fact.duration(name);
    }
    throw unfit(part);
  }

  private static IllegalStateException unfit(Part part) {
    return new IllegalStateException("no way to write a " + part.type() + " is known");
  }
}
