package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.Discontinuity;
import dev.controllerstatus.history.Episode;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.Recording.Repair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a sound file of a damaged one: copies what can be read into a new file beside it, rolls up
 * anew what the samples still tell, and puts the new file in the place of the old one, which is set
 * aside. Can be interrupted at any moment: the damaged file stays where it is until the new one is
 * complete.
 */
final class Salvage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final String ASIDE = "history-damaged-";
  private static final int AT_ONCE = 500;

  private final Database damaged;
  private final Path fresh;
  private final Instant now;

  Salvage(Database damaged, InstantSource clock) {
    this.damaged = damaged;
    this.fresh = damaged.file().resolveSibling(damaged.file().getFileName() + ".new");
    this.now = clock.instant();
  }

  /** A crash between two renames leaves a complete new file and no old one. */
  static void finish(Database database) throws IOException {
    Path fresh = database.file().resolveSibling(database.file().getFileName() + ".new");
    if (Files.exists(fresh) && !Files.exists(database.file())) {
      Files.move(fresh, database.file(), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Replaces the damaged file. Whatever cannot be read is left out; only a full disk stops it. */
  Repair run() throws SQLException, IOException {
    remove(fresh);
    long samples;
    try (Sql to = new Database(fresh).write()) {
      samples = copy(to);
      // Everything into the file itself: it is renamed without a journal beside it.
      to.each("PRAGMA wal_checkpoint(TRUNCATE)", _ -> {});
    }
    Path aside = damaged.file().resolveSibling(ASIDE + TIME.format(now) + ".db");
    removeAside();
    for (String part : List.of("-wal", "-shm", "")) {
      moveIfThere(beside(damaged.file(), part), beside(aside, part));
    }
    remove(beside(fresh, "-wal"), beside(fresh, "-shm"));
    Files.move(fresh, damaged.file(), StandardCopyOption.ATOMIC_MOVE);
    return new Repair(now, aside.getFileName().toString(), samples);
  }

  private long copy(Sql to) throws SQLException {
    Store store = new Store(to);
    try (Sql from = damaged.readAnyway()) {
      Rows rows = new Rows(from);
      Words words = Words.of(rows);
      long samples = samples(rows, words, store);
      episodes(rows, store);
      discontinuities(rows, store);
      new Rebuild(to).run(rows, words);
      return samples;
    } catch (SQLException e) {
      if (!Troubles.isDamage(e)) {
        throw e;
      }
      return to.number("SELECT count(*) FROM sample");
    }
  }

  private long samples(Rows from, Words words, Store to) throws SQLException {
    List<Kept> found = new ArrayList<>();
    long[] count = {0};
    from.each(
        "sample",
        "id",
        SampleRow.SELECT_ALONE + "WHERE id BETWEEN ? AND ? ORDER BY id",
        row -> {
          words.read(row).ifPresent(found::add);
          if (found.size() == AT_ONCE) {
            count[0] += flush(found, to);
          }
        });
    return count[0] + flush(found, to);
  }

  private static int flush(List<Kept> found, Store to) throws SQLException {
    to.write(new Batch(found, List.of(), List.of()), Optional.empty());
    int count = found.size();
    found.clear();
    return count;
  }

  private static void episodes(Rows from, Store to) throws SQLException {
    List<Episode> found = new ArrayList<>();
    from.each(
        "episode",
        "number",
        EpisodeRow.SELECT + "WHERE number BETWEEN ? AND ? ORDER BY number",
        row -> found.add(EpisodeRow.read(row)));
    to.write(new Batch(List.of(), List.of(), found), Optional.empty());
  }

  private void discontinuities(Rows from, Store to) throws SQLException {
    List<Discontinuity> found = new ArrayList<>();
    from.each(
        "discontinuity",
        "id",
        "SELECT id, cause, before, after FROM discontinuity WHERE id BETWEEN ? AND ? ORDER BY id",
        row -> found.add(DiscontinuityRow.read(row)));
    to.write(new Batch(List.of(), found, List.of()), Optional.empty());
  }

  private void removeAside() throws IOException {
    try (Stream<Path> files = Files.list(damaged.file().toAbsolutePath().getParent())) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith(ASIDE)).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Path beside(Path file, String part) {
    return file.resolveSibling(file.getFileName() + part);
  }

  private static void remove(Path... files) throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  private static void moveIfThere(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
