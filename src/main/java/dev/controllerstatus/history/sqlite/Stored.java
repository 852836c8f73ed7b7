package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.target.TargetId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The samples in the file that somebody wants, read batch by batch until there are enough. */
final class Stored {
  private static final String IN_WINDOW =
      " b.last_id > ? AND b.last_at >= ? AND b.first_at < ? ORDER BY b.last_id";

  private final Sql sql;
  private final SampleRows rows;
  private final Samples.Wanted wanted;
  private final int most;
  private final List<Kept> found = new ArrayList<>();

  private record Range(long first, long last) {}

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Place(Range batch, byte[] ids) {}

  Stored(Sql sql, Samples.Wanted wanted, int most) {
    this.sql = sql;
    this.rows = new SampleRows(sql);
    this.wanted = wanted;
    this.most = most;
  }

  /** Of all targets: the batches that have a part in the window, and what is in none yet. */
  List<Kept> ofAll() throws SQLException {
    List<Range> batches =
        sql.list(
            "SELECT first_id, last_id FROM batch b WHERE" + IN_WINDOW,
            row -> new Range(row.getLong(1), row.getLong(2)),
            wanted.after(),
            millis(wanted.from()),
            millis(wanted.to()));
    for (Range batch : batches) {
      if (found.size() < most) {
        read(batch, "");
      }
    }
    return withYoungest("");
  }

  /** Of one target, whose samples each batch knows. */
  List<Kept> of(TargetId target) throws SQLException {
    long number = Names.find(sql, target);
    List<Place> places =
        sql.list(
            "SELECT b.first_id, b.last_id, p.ids FROM batch b"
                + " JOIN place p ON p.target = ? AND p.batch = b.last_id WHERE"
                + IN_WINDOW,
            row -> new Place(new Range(row.getLong(1), row.getLong(2)), row.getBytes(3)),
            number,
            wanted.after(),
            millis(wanted.from()),
            millis(wanted.to()));
    try (PreparedStatement one = sql.prepare(SampleRows.SELECT + "WHERE id = ?")) {
      for (Place place : places) {
        if (found.size() < most) {
          read(one, place, number);
        }
      }
    }
    return withYoungest(of(number));
  }

  private static String of(long target) {
    return " AND target = " + target;
  }

  /** One by one; or looked for among all of the batch, where the places are damaged. */
  private void read(PreparedStatement one, Place place, long target) throws SQLException {
    Optional<List<Long>> ids = Places.read(target, place.batch().last(), place.ids());
    if (ids.isPresent()) {
      read(one, ids.get());
    } else {
      read(place.batch(), of(target));
    }
  }

  private void read(PreparedStatement one, List<Long> ids) throws SQLException {
    for (long id : ids) {
      if (found.size() < most && id > wanted.after()) {
        one.setLong(1, id);
        try (ResultSet row = one.executeQuery()) {
          if (row.next()) {
            rows.read(row).filter(wanted::has).ifPresent(found::add);
          }
        }
      }
    }
  }

  private List<Kept> withYoungest(String condition) throws SQLException {
    long batched = sql.number("SELECT max(last_id) FROM batch");
    if (found.size() < most) {
      read(new Range(batched + 1, Long.MAX_VALUE), condition);
    }
    return found;
  }

  private void read(Range range, String condition) throws SQLException {
    rows.each(
        "WHERE id BETWEEN ? AND ? AND at >= ? AND at < ?" + condition + " ORDER BY id LIMIT ?",
        found::add,
        Math.max(range.first(), wanted.after() + 1),
        range.last(),
        millis(wanted.from()),
        millis(wanted.to()),
        most - found.size());
  }

  // What no clock of a box shows, and no column holds.
  private static long millis(Instant instant) {
    return instant.getEpochSecond() > Integer.MAX_VALUE * 100L
        ? Long.MAX_VALUE
        : instant.getEpochSecond() < 0 ? Long.MIN_VALUE : instant.toEpochMilli();
  }
}
