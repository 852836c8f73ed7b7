package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.KeptWriter;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Puts samples of another box into a file that has none, while no service writes it. */
@Singleton
@Secondary
final class Importing implements KeptWriter {
  private final Database database;

  Importing(Shared shared) {
    this.database = shared.database();
  }

  @Override
  public boolean isEmpty() {
    if (!Files.exists(database.file())) {
      return true;
    }
    try (Sql sql = database.read()) {
      return sql.number("SELECT count(*) FROM (SELECT 1 FROM sample LIMIT 1)") == 0;
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException(e.getMessage(), e));
    }
  }

  @Override
  public void add(List<Kept> samples) {
    Tail tail = new Tail();
    samples.forEach(tail::add);
    try (Store store = new Store(database.write())) {
      store.write(new Batch(samples, List.of(), List.of()), Optional.of(tail));
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException(e.getMessage(), e));
    }
  }
}
