package dev.controllerstatus.history.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.history.ClockState;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.TargetId;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the table of samples. The last two bytes of a body check the whole sample, its words too,
 * so that a flipped bit is noticed rather than shown.
 */
final class SampleRow {
  /** Behind the words that say how to insert. */
  static final String VALUES =
      " sample (id, at, target, form, clock, body) VALUES (?, ?, ?, ?, ?, ?)";

  static final String SELECT =
      "SELECT s.id, s.at, s.clock, s.body, f.words, t.kind, t.name"
          + " FROM sample s JOIN form f ON f.id = s.form JOIN target t ON t.id = s.target ";

  private static final int CHECK = 2;

  private SampleRow() {}

  static void bind(PreparedStatement insert, Kept kept, long target, long form, Encoder encoded)
      throws SQLException {
    insert.setLong(1, kept.id());
    insert.setLong(2, kept.sample().at().toEpochMilli());
    insert.setLong(3, target);
    insert.setLong(4, form);
    insert.setObject(5, number(kept.clock()));
    insert.setBytes(6, body(kept, encoded));
  }

  private static byte[] body(Kept kept, Encoder encoded) {
    byte[] numbers = encoded.numbers();
    return ByteBuffer.allocate(numbers.length + CHECK)
        .put(numbers)
        .putShort(check(kept, encoded.form(), numbers))
        .array();
  }

  /** The columns of the row itself; the clock as in the table. */
  record Raw(long id, long at, @Nullable Long clock, byte[] body) {}

  /** The sample in a row of {@link #SELECT}; empty when anything of it is damaged. */
  static Optional<Kept> read(ResultSet row) throws SQLException {
    long clock = row.getLong(3);
    Raw raw =
        new Raw(row.getLong(1), row.getLong(2), row.wasNull() ? null : clock, row.getBytes(4));
    return TargetId.isWord(row.getString(6)) && TargetId.isWord(row.getString(7))
        ? read(raw, row.getString(5), new TargetId(row.getString(6), row.getString(7)))
        : Optional.empty();
  }

  /** The sample in a row with these words; empty when anything of it is damaged. */
  static Optional<Kept> read(Raw row, String words, TargetId target) {
    try {
      byte[] numbers = Arrays.copyOf(row.body(), row.body().length - CHECK);
      Sample sample =
          SampleCodec.decode(target, Instant.ofEpochMilli(row.at()), new Decoder(words, numbers));
      Kept kept = new Kept(row.id(), clock(row.clock()), sample);
      return ByteBuffer.wrap(row.body()).getShort(numbers.length) == check(kept, words, numbers)
          ? Optional.of(kept)
          : Optional.empty();
    } catch (RuntimeException e) {
      return Optional.empty(); // Whatever a flipped bit makes of the words.
    }
  }

  private static short check(Kept kept, String words, byte[] numbers) {
    CRC32C sum = new CRC32C();
    ByteBuffer place = ByteBuffer.allocate(2 * Long.BYTES + 1);
    place.putLong(kept.id()).putLong(kept.sample().at().toEpochMilli());
    Integer clock = number(kept.clock());
    place.put((byte) (clock == null ? -1 : clock));
    sum.update(place.flip());
    sum.update((kept.sample().target() + words).getBytes(UTF_8));
    sum.update(numbers);
    return (short) sum.getValue();
  }

  private static @Nullable Integer number(ClockState clock) {
    return switch (clock) {
      case SYNCHRONISED -> 1;
      case UNSYNCHRONISED -> 0;
      case UNKNOWN -> null;
    };
  }

  private static ClockState clock(@Nullable Long clock) {
    if (clock == null) {
      return ClockState.UNKNOWN;
    }
    return clock == 1 ? ClockState.SYNCHRONISED : ClockState.UNSYNCHRONISED;
  }
}
