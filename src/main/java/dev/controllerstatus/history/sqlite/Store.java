package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.Discontinuity;
import dev.controllerstatus.history.Episode;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.rollup.Block;
import dev.controllerstatus.target.TargetId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the file. One thread; after an exception it must be closed and opened anew. */
final class Store implements AutoCloseable {
  private final Sql sql;
  private final String into;
  private final Names names = new Names();

  Store(Sql sql) {
    this(sql, "INSERT INTO");
  }

  private Store(Sql sql, String into) {
    this.sql = sql;
    this.into = into;
  }

  /** Takes samples that it already has without a word. */
  static Store restoring(Sql sql) {
    return new Store(sql, "INSERT OR IGNORE INTO");
  }

  /** Commits a batch; with what was rolled up, if it is time for that. */
  void write(Batch batch, Optional<Tail> rolledUp) throws SQLException {
    sql.atomically(
        () -> {
          append(batch);
          if (rolledUp.isPresent() && !rolledUp.get().isEmpty()) {
            merge(rolledUp.get());
          }
        });
  }

  private void append(Batch batch) throws SQLException {
    try (PreparedStatement insert = sql.prepare(into + SampleRow.VALUES)) {
      for (Kept kept : batch.samples()) {
        Encoder encoded = SampleCodec.encode(kept.sample());
        long target = names.target(sql, kept.sample().target());
        SampleRow.bind(insert, kept, target, names.form(sql, encoded.form()), encoded);
        insert.executeUpdate();
      }
    }
    for (Discontinuity found : batch.breaks()) {
      put(found);
    }
    for (Episode episode : batch.episodes()) {
      put(episode);
    }
  }

  private void put(Discontinuity found) throws SQLException {
    sql.change(
        "INSERT INTO discontinuity (id, cause, before, after) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (id) DO UPDATE SET after = excluded.after",
        found.id(),
        found.cause().name(),
        millis(found.before()),
        millis(found.after()));
  }

  private void put(Episode episode) throws SQLException {
    sql.change(
        "INSERT INTO episode (id, since, until, body) VALUES (?, ?, ?, ?) ON CONFLICT (id)"
            + " DO UPDATE SET since = excluded.since, until = excluded.until, body = excluded.body",
        episode.id(),
        millis(episode.since()),
        millis(episode.until()),
        episode.body());
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  private void merge(Tail tail) throws SQLException {
    for (Tail.Part part : tail.parts()) {
      long key = RollupRow.key(names.target(sql, part.target()), part.block());
      Optional<Block> stored = RollupRow.find(sql, key);
      Block merged = stored.isPresent() ? stored.get().plus(part.block()) : part.block();
      RollupRow.put(sql, key, merged);
    }
    for (Map.Entry<TargetId, List<Long>> of : tail.ids().entrySet()) {
      long target = names.target(sql, of.getKey());
      sql.change("UPDATE target SET last_id = ? WHERE id = ?", of.getValue().getLast(), target);
      Places.put(sql, target, tail.lastId(), of.getValue());
    }
    sql.change(
        "INSERT INTO batch (last_id, first_id, first_at, last_at) VALUES (?, ?, ?, ?)",
        tail.lastId(),
        tail.firstId(),
        millis(tail.firstAt()),
        millis(tail.lastAt()));
  }

  @Override
  public void close() throws SQLException {
    sql.close();
  }
}
