package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.KeptReader;
import dev.controllerstatus.target.TargetId;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Single samples, from the file and from what waits for it. */
@Singleton
@Secondary
final class Samples implements KeptReader {
  private final Reading reading;
  private final Pending pending;

  /** Which samples: those after an id, begun in a window, of one target or of all. */
  record Wanted(long after, Instant from, Instant to, Optional<TargetId> target) {
    boolean has(Kept kept) {
      Instant at = kept.sample().at();
      return kept.id() > after
          && !at.isBefore(from)
          && at.isBefore(to)
          && target.filter(t -> !t.equals(kept.sample().target())).isEmpty();
    }
  }

  private record Range(long first, long last) {}

  Samples(Reading reading, Shared shared) {
    this.reading = reading;
    this.pending = shared.pending();
  }

  @Override
  public List<Kept> after(long id, Instant from, Instant to, Optional<TargetId> target, int most) {
    try {
      return find(new Wanted(id, from, to, target), most);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Kept> find(Wanted wanted, int most) throws IOException {
    // Before the file is read: what is written in between is then found twice, not never.
    List<Kept> waiting = pending.samples().stream().filter(wanted::has).toList();
    List<Kept> stored = reading.ask(sql -> stored(sql, wanted, most), List.of());
    long last = stored.isEmpty() ? Long.MIN_VALUE : stored.getLast().id();
    return Stream.concat(stored.stream(), waiting.stream().filter(kept -> kept.id() > last))
        .limit(most)
        .toList();
  }

  private static List<Kept> stored(Sql sql, Wanted wanted, int most) throws SQLException {
    List<Kept> found = new ArrayList<>();
    for (Range range : ranges(sql, wanted)) {
      if (found.size() < most) {
        read(sql, range, wanted, most - found.size(), found);
      }
    }
    return found;
  }

  /** Batches that have a part in the window, and what is in none yet. */
  private static List<Range> ranges(Sql sql, Wanted wanted) throws SQLException {
    List<Range> ranges =
        sql.list(
            "SELECT first_id, last_id FROM batch WHERE last_id > ? AND last_at >= ? AND first_at <"
                + " ? ORDER BY last_id",
            row -> new Range(row.getLong(1), row.getLong(2)),
            wanted.after(),
            millis(wanted.from()),
            millis(wanted.to()));
    ranges.add(new Range(sql.number("SELECT max(last_id) FROM batch") + 1, Long.MAX_VALUE));
    return ranges;
  }

  private static void read(Sql sql, Range range, Wanted wanted, int most, List<Kept> found)
      throws SQLException {
    sql.each(
        SampleRow.SELECT
            + "WHERE s.id BETWEEN ? AND ? AND s.at >= ? AND s.at < ?"
            + " AND s.target = coalesce(?5, s.target) ORDER BY s.id LIMIT ?6",
        row -> SampleRow.read(row).ifPresent(found::add),
        Math.max(range.first(), wanted.after() + 1),
        range.last(),
        millis(wanted.from()),
        millis(wanted.to()),
        number(sql, wanted.target()),
        most);
  }

  private static @Nullable Long number(Sql sql, Optional<TargetId> target) throws SQLException {
    return target.isPresent() ? Names.find(sql, target.get()) : null;
  }

  // What no clock of a box shows, and no column holds.
  private static long millis(Instant instant) {
    return instant.getEpochSecond() > Integer.MAX_VALUE * 100L
        ? Long.MAX_VALUE
        : instant.getEpochSecond() < 0 ? Long.MIN_VALUE : instant.toEpochMilli();
  }
}
