package dev.controllerstatus.history.sqlite;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Which samples of a batch are of one target, by their ids. Two bytes at the end check them: a
 * flipped bit must not hide samples that are there.
 */
final class Places {
  private static final int CHECK = 2;

  private Places() {}

  /** Notes them, for the batch that ends with this sample. */
  static void put(Sql sql, long target, long batch, List<Long> ids) throws SQLException {
    Encoder steps = new Encoder();
    long before = 0;
    for (long id : ids) {
      steps.number(id - before);
      before = id;
    }
    byte[] numbers = steps.numbers();
    byte[] checked =
        ByteBuffer.allocate(numbers.length + CHECK)
            .put(numbers)
            .putShort(check(target, batch, numbers))
            .array();
    sql.change("INSERT INTO place (target, batch, ids) VALUES (?, ?, ?)", target, batch, checked);
  }

  /** The ids again, in their order; empty if they are damaged. */
  static Optional<List<Long>> read(long target, long batch, byte[] checked) {
    if (checked.length < CHECK) {
      return Optional.empty();
    }
    byte[] numbers = Arrays.copyOf(checked, checked.length - CHECK);
    return ByteBuffer.wrap(checked).getShort(numbers.length) == check(target, batch, numbers)
        ? Optional.of(ids(numbers))
        : Optional.empty();
  }

  private static List<Long> ids(byte[] steps) {
    Decoder from = new Decoder("", steps);
    List<Long> ids = new ArrayList<>();
    long id = 0;
    while (from.hasNumber()) {
      id += from.number();
      ids.add(id);
    }
    return ids;
  }

  private static short check(long target, long batch, byte[] numbers) {
    CRC32C sum = new CRC32C();
    sum.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(target).putLong(batch).flip());
    sum.update(numbers);
    return (short) sum.getValue();
  }

  /** Notes those of all batches anew, from the samples. */
  static void rebuild(Sql sql) throws SQLException {
    record Range(long first, long last) {}
    List<Range> batches =
        sql.list(
            "SELECT first_id, last_id FROM batch",
            row -> new Range(row.getLong(1), row.getLong(2)));
    for (Range batch : batches) {
      for (long target :
          sql.list(
              "SELECT DISTINCT target FROM sample WHERE id BETWEEN ? AND ?",
              row -> row.getLong(1),
              batch.first(),
              batch.last())) {
        put(sql, target, batch.last(), ids(sql, target, batch.first(), batch.last()));
      }
    }
  }

  private static List<Long> ids(Sql sql, long target, long first, long last) throws SQLException {
    return sql.list(
        "SELECT id FROM sample WHERE id BETWEEN ? AND ? AND target = ? ORDER BY id",
        row -> row.getLong(1),
        first,
        last,
        target);
  }
}
