package dev.controllerstatus.history.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.history.Episode;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.Recording.Repair;
import dev.controllerstatus.history.Window;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageTest {
  private static final int SAMPLES = 5_000;
  private static final int PAGE = 4096;
  @TempDir private Path folder;
  private final Map<Long, Kept> written = new HashMap<>();

  @BeforeEach
  void write() throws SQLException {
    try (Box box = new Box(folder).open()) {
      for (int i = 0; i < SAMPLES; i++) {
        box.now = box.now.plusMillis(10_000);
        box.take(i % 100 == 0 ? Box.down() : Box.up(40 + i % 7));
      }
      box.recorder.put(new Episode("s-1", box.now, null, "a note"));
      box.recorder.rollUp();
      box.kept().forEach(kept -> written.put(kept.id(), kept));
    }
    assertEquals(SAMPLES, written.size());
  }

  private Path file() {
    return folder.resolve("history.db");
  }

  private void flip(long at) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(file().toFile(), "rw")) {
      file.seek(at);
      int old = file.read();
      file.seek(at);
      file.write(old ^ 0x10);
    }
  }

  /** Opens the damaged file, and tells how many of the samples are there, all as written. */
  private int found() throws Exception {
    try (Box box = new Box(folder)) {
      box.now = box.now.plus(Duration.ofDays(300));
      box.open().take(Box.up(1));
      box.recorder.flush();
      box.recorder.inspect();
      List<Kept> old =
          box.readable().stream().filter(k -> k.sample().at().isBefore(box.now)).toList();
      old.forEach(k -> assertEquals(written.get(k.id()), k));
      Window before = new Window(Instant.EPOCH, box.now);
      assertEquals(ids(old), ids(box.history.samples(Box.HTTPS, before, SAMPLES)));
      return old.size();
    }
  }

  private static List<Long> ids(List<Kept> samples) {
    return samples.stream().map(Kept::id).toList();
  }

  @Test
  void a_file_that_is_none_is_set_aside_and_a_new_one_begun() throws Exception {
    Files.writeString(file(), "not a database ".repeat(1000));
    try (Box box = new Box(folder).open()) {
      box.recorder.flush();
      Repair repair = box.recorder.recording().repair().orElseThrow();
      assertEquals(0, repair.samples());
      assertTrue(Files.readString(folder.resolve(repair.setAside())).startsWith("not a"));
      box.take(Box.up(1));
      box.recorder.flush();
      assertEquals(1, box.kept().size());
    }
  }

  @Test
  void half_a_file_gives_its_half_back() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(file().toFile(), "rw")) {
      file.setLength(file.length() / 2 / PAGE * PAGE);
    }
    int found = found();
    assertTrue(found > SAMPLES / 4, () -> found + " of " + SAMPLES);
  }

  @Test
  void a_flipped_bit_costs_a_page_at_most_and_shows_nothing_wrong() throws Exception {
    byte[] sound = Files.readAllBytes(file());
    Random random = new Random(3);
    int whole = 0;
    for (int i = 0; i < 20; i++) {
      Files.write(file(), sound);
      Files.deleteIfExists(folder.resolve("history.db-wal"));
      Files.deleteIfExists(folder.resolve("history.db-shm"));
      flip(PAGE + random.nextInt(sound.length - PAGE));
      int found = found();
      whole += found > SAMPLES - 2 * PAGE / 30 ? 1 : 0;
    }
    assertTrue(whole >= 18, whole + " of 20 lost no more than a page");
  }

  @Test
  void roll_ups_are_made_again_from_the_samples() throws Exception {
    long attempts;
    try (Box box = new Box(folder).open()) {
      attempts = attempts(box);
      try (Sql sql = box.database.write()) {
        sql.change("UPDATE rollup SET body = x'00ff00'");
      }
      box.recorder.inspect();
      box.recorder.flush();
      assertTrue(box.recorder.recording().repair().isPresent());
      assertEquals(attempts, attempts(box));
    }
  }

  private static long attempts(Box box) throws SQLException {
    try (Sql sql = box.database.read()) {
      return sql.list("SELECT body FROM rollup", row -> RollupRow.decode(row.getBytes(1))).stream()
          .flatMap(block -> block.rollups().stream())
          .mapToLong(rollup -> rollup.count())
          .sum();
    }
  }

  @Test
  void what_people_wrote_survives() throws Exception {
    flip(Files.size(file()) - PAGE / 2);
    assertTrue(found() > 0);
    try (Box box = new Box(folder).open();
        Sql sql = box.database.read()) {
      assertEquals(
          List.of("a note"),
          sql.list(EpisodeRow.SELECT, EpisodeRow::read).stream().map(Episode::body).toList());
    }
  }
}
