package dev.controllerstatus.history.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.history.ClockState;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.TargetId;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
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

  /** The sample in these columns and words; empty when anything of it is damaged. */
  static Optional<Kept> read(
      long id, long at, ClockState clock, byte[] body, String words, TargetId target) {
    try {
      byte[] numbers = Arrays.copyOf(body, body.length - CHECK);
      Instant when = Instant.ofEpochMilli(at);
      Sample sample = SampleCodec.decode(target, when, new Decoder(words, numbers));
      Kept kept = new Kept(id, clock, sample);
      return ByteBuffer.wrap(body).getShort(numbers.length) == check(kept, words, numbers)
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

  /** What the column of the clock says, where it says anything. */
  static ClockState clock(boolean isSynchronised) {
    return isSynchronised ? ClockState.SYNCHRONISED : ClockState.UNSYNCHRONISED;
  }
}
