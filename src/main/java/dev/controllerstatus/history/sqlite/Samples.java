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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    Stored stored = new Stored(sql, wanted, most);
    return wanted.target().isPresent() ? stored.of(wanted.target().get()) : stored.ofAll();
  }
}
