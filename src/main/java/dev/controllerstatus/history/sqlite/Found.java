package dev.controllerstatus.history.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row that was found on a page, whatever table it is of.
 *
 * @param key its rowid
 * @param shape a letter for each column: {@code n}ull, {@code i}nteger, {@code t}ext, {@code b}lob
 * @param values of the columns, null where a column is
 */
record Found(long key, String shape, List<@Nullable Object> values) {
  private static final int BLOBS = 12;
  private static final int[] INTEGER_BYTES = {0, 1, 2, 3, 4, 6, 8};

  /** The row in a record; empty for bytes that are none. */
  static Optional<Found> parse(long key, ByteBuffer record) {
    try {
      int header = (int) varint(record);
      List<Long> types = new ArrayList<>();
      while (record.position() < header) {
        types.add(varint(record));
      }
      StringBuilder shape = new StringBuilder();
      List<@Nullable Object> values = new ArrayList<>();
      for (long type : types) {
        values.add(value(type, record, shape));
      }
      return Optional.of(new Found(key, shape.toString(), values));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Object value(long type, ByteBuffer from, StringBuilder shape) {
    if (type == 0) {
      shape.append('n');
      return null;
    } else if (type < INTEGER_BYTES.length) {
      shape.append('i');
      return integer(from, INTEGER_BYTES[(int) type]);
    } else if (type == 8 || type == 9) {
      shape.append('i');
      return type - 8;
    } else if (type < BLOBS || type > Pages.SIZE * 1024L) {
      throw new IllegalArgumentException("no type of ours");
    }
    byte[] bytes = new byte[(int) (type - BLOBS) / 2];
    from.get(bytes);
    shape.append(type % 2 == 0 ? 'b' : 't');
    return type % 2 == 0 ? bytes : new String(bytes, UTF_8);
  }

  private static long integer(ByteBuffer from, int bytes) {
    long value = from.get();
    for (int i = 1; i < bytes; i++) {
      value = (value << 8) | (from.get() & 0xFF);
    }
    return value;
  }

  /** Seven bits a byte, most first; the ninth byte has eight. */
  static long varint(ByteBuffer from) {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      byte next = from.get();
      value = (value << 7) | (next & 0x7F);
      if (next >= 0) {
        return value;
      }
    }
    return (value << 8) | (from.get() & 0xFF);
  }

  boolean hasShape(Pattern wanted) {
    return wanted.matcher(shape).matches();
  }

  long number(int column) {
    return (Long) Objects.requireNonNull(values.get(column));
  }

  @Nullable Long numberOrNone(int column) {
    return (Long) values.get(column);
  }

  String text(int column) {
    return (String) Objects.requireNonNull(values.get(column));
  }

  byte[] bytes(int column) {
    return (byte[]) Objects.requireNonNull(values.get(column));
  }
}
