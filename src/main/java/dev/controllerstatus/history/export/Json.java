package dev.controllerstatus.history.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON as maps, lists, texts and whole numbers of 64 bits: all that an export needs. Whatever else
 * JSON knows is kept as {@link Other}, and null as if it were not there.
 */
final class Json {
  /** A value of a sort that no field of an export has. */
  enum Other {
    OTHER
  }

  // Nothing but ASCII: a file survives whatever is done to it on the way, and any text has a form.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private Json() {}

  /** The value in one line. */
  static String write(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      write(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A writer into memory has none.
    }
    return text.toString();
  }

  private static void write(Object value, JsonGenerator out) throws IOException {
    switch (value) {
      case Map<?, ?> fields -> {
        out.writeStartObject();
        for (var field : fields.entrySet()) {
          out.writeFieldName((String) field.getKey());
          write(field.getValue(), out);
        }
        out.writeEndObject();
      }
      case List<?> values -> {
        out.writeStartArray();
        for (Object each : values) {
          write(each, out);
        }
        out.writeEndArray();
      }
      case Long number -> out.writeNumber(number);
      default -> out.writeString((String) value);
    }
  }

  /** The one object that a line is. */
  static Map<String, Object> read(String line) throws UnfitException {
    try (JsonParser in = FACTORY.createParser(line)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new UnfitException("no JSON object");
      }
      Map<String, Object> fields = object(in);
      if (in.nextToken() != null) {
        throw new UnfitException("more than one JSON object");
      }
      return fields;
    } catch (JsonProcessingException e) {
      throw new UnfitException("no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A reader of a text in memory has none.
    }
  }

  private static Map<String, Object> object(JsonParser in) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      value(in).ifPresent(value -> fields.put(name, value));
    }
    return fields;
  }

  private static List<Object> array(JsonParser in) throws IOException {
    List<Object> values = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(in).orElse(Other.OTHER));
    }
    return values;
  }

  private static Optional<Object> value(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> Optional.of(object(in));
      case START_ARRAY -> Optional.of(array(in));
      case VALUE_STRING -> Optional.of(in.getText());
      case VALUE_NUMBER_INT -> Optional.of(number(in));
      case VALUE_NULL -> Optional.empty();
      default -> Optional.of(Other.OTHER);
    };
  }

  private static Object number(JsonParser in) throws IOException {
    return in.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? Other.OTHER
        : (Object) in.getLongValue();
  }
}
