package dev.controllerstatus.history.sqlite;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a sound file of a damaged one: copies what can be read into a new file beside it, rolls up
 * anew what the samples still tell, and puts the new file in the place of the old one, which is set
 * aside. Can be interrupted at any moment: the damaged file stays where it is until the new one is
 * complete.
 */
final class Salvage {
  private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final String ASIDE = "history-damaged-";
  private static final int AT_ONCE = 500;

  private final Path damaged;
  private final Path fresh;
  private final Instant now;

  Salvage(Database damaged, InstantSource clock) {
    this.damaged = damaged.file();
    this.fresh = beside(damaged.file(), ".new");
    this.now = clock.instant();
  }

  /** A crash between two renames leaves a complete new file and no old one. */
  static void finish(Database database) throws IOException {
    Path fresh = beside(database.file(), ".new");
    if (Files.exists(fresh) && !Files.exists(database.file())) {
      Files.move(fresh, database.file(), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Replaces the damaged file. Whatever cannot be read is left out; only the disk can stop it. */
  Repair run() throws SQLException, IOException {
    remove(fresh, beside(fresh, "-wal"), beside(fresh, "-shm"));
    long samples;
    try (Sql to = new Database(fresh).write()) {
      copyOrGiveUp(to);
      samples = to.number("SELECT count(*) FROM sample");
      // Everything into the file itself: it is renamed without a journal beside it.
      to.each("PRAGMA wal_checkpoint(TRUNCATE)", _ -> {});
    }
    remove(beside(fresh, "-wal"), beside(fresh, "-shm"));
    return new Repair(now, setAside(), samples);
  }

  /** Whatever damage may lead to, a file that can be written must come of it. */
  private void copyOrGiveUp(Sql to) throws SQLException, IOException {
    try {
      copy(to);
    } catch (RuntimeException e) {
      LOG.error("the damaged history could only be read in part: this is a defect", e);
    }
  }

  private void copy(Sql to) throws SQLException, IOException {
    try (Pages pages = new Pages(damaged)) {
      Scan scan = new Scan(pages);
      Words words = Words.of(scan);
      Store store = Store.restoring(to);
      samples(scan, words, store);
      Remains.copy(scan, store);
      new Rebuild(to).run(scan, words);
    }
  }

  private static void samples(Scan scan, Words words, Store to) throws SQLException, IOException {
    List<Kept> found = new ArrayList<>();
    scan.each(
        row -> {
          words.sample(row).ifPresent(found::add);
          if (found.size() == AT_ONCE) {
            flush(found, to);
          }
        });
    flush(found, to);
  }

  private static void flush(List<Kept> found, Store to) throws SQLException {
    to.write(new Batch(List.copyOf(found), List.of(), List.of()), Optional.empty());
    found.clear();
  }

  /** The new file takes the place of the damaged one; of those before, none is kept. */
  private String setAside() throws IOException {
    removeEarlier();
    Path aside = damaged.resolveSibling(ASIDE + TIME.format(now) + ".db");
    for (String part : List.of("-wal", "-shm", "")) {
      if (Files.exists(beside(damaged, part))) {
        Files.move(beside(damaged, part), beside(aside, part), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    Files.move(fresh, damaged, StandardCopyOption.ATOMIC_MOVE);
    return aside.getFileName().toString();
  }

  private void removeEarlier() throws IOException {
    try (Stream<Path> files = Files.list(damaged.toAbsolutePath().getParent())) {
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
}
