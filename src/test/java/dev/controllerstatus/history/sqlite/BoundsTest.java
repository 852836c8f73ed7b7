package dev.controllerstatus.history.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Settings;
import dev.controllerstatus.history.Episode;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.Point;
import dev.controllerstatus.history.Resolution;
import dev.controllerstatus.history.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundsTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Settings.History SHORT =
      new Settings.History(512 << 20, DAY, DAY.multipliedBy(3), DAY.multipliedBy(5));
  @TempDir private Path folder;

  /** An hour of samples, rolled up. */
  private static void hour(Box box) {
    for (int i = 0; i < 60; i++) {
      box.now = box.now.plusSeconds(60);
      box.take(Box.up(40));
    }
    box.recorder.rollUp();
  }

  private static void hours(Box box, int count) {
    for (int i = 0; i < count; i++) {
      hour(box);
    }
  }

  private static Duration oldest(Box box) throws SQLException {
    Instant first =
        box.kept().stream().map(k -> k.sample().at()).min(Instant::compareTo).orElseThrow();
    return Duration.between(first, box.now);
  }

  @Test
  void what_is_too_old_goes_hour_by_hour_and_its_roll_ups_stay() throws Exception {
    try (Box box = new Box(folder, SHORT).open()) {
      Instant began = box.now;
      hours(box, 40);
      assertTrue(oldest(box).compareTo(Duration.ofHours(26)) < 0, oldest(box).toString());
      assertTrue(oldest(box).compareTo(DAY) >= 0, oldest(box).toString());
      Window all = new Window(began, box.now.plusSeconds(60));
      assertEquals(40 * 60, Point.sum(box.history.points(Box.HTTPS, all, Resolution.HOUR)).count());
    }
  }

  @Test
  void samples_around_an_incident_stay_until_their_own_bound() throws Exception {
    try (Box box = new Box(folder, SHORT).open()) {
      hours(box, 3);
      Instant troubled = box.now;
      box.recorder.put(new Episode("s-1", troubled, troubled.plusSeconds(60), ""));
      hours(box, 60);
      List<Kept> around =
          box.kept().stream()
              .filter(k -> k.sample().at().isBefore(troubled.plus(Duration.ofHours(2))))
              .toList();
      // The hour that ends with it, and the one that begins with it.
      assertEquals(120, around.size());
      hours(box, 20);
      assertTrue(oldest(box).compareTo(DAY.multipliedBy(2)) < 0, oldest(box).toString());
    }
  }

  @Test
  void roll_ups_and_incidents_go_in_the_end() throws Exception {
    try (Box box = new Box(folder, SHORT).open()) {
      Instant began = box.now;
      box.recorder.put(new Episode("s-1", began, began.plusSeconds(60), ""));
      hour(box);
      box.now = began.plus(DAY.multipliedBy(50));
      hours(box, 3);
      Window then = new Window(began, began.plus(DAY));
      assertEquals(List.of(), box.history.points(Box.HTTPS, then, Resolution.MINUTE));
      try (Sql sql = box.database.read()) {
        assertEquals(0, sql.number("SELECT count(*) FROM episode"));
      }
    }
  }

  @Test
  void a_clock_far_ahead_for_an_hour_takes_only_hours_with_it() throws Exception {
    try (Box box = new Box(folder, SHORT).open()) {
      hours(box, 20);
      Instant right = box.now;
      box.now = right.plus(DAY.multipliedBy(4));
      hour(box);
      box.now = right;
      hour(box);
      assertTrue(box.kept().size() >= 14 * 60, box.kept().size() + " samples");
    }
  }

  @Test
  void the_file_stays_within_its_size() throws Exception {
    long most = 9 << 20;
    Settings.History small =
        new Settings.History(
            most, DAY.multipliedBy(30), DAY.multipliedBy(30), DAY.multipliedBy(30));
    try (Box box = new Box(folder, small).open()) {
      for (int i = 0; i < 60; i++) {
        for (int j = 0; j < 1000; j++) {
          box.now = box.now.plusMillis(3600);
          box.take(Box.up(40 + j % 50));
        }
        box.recorder.rollUp();
      }
      long size = Files.size(folder.resolve("history.db"));
      assertTrue(size < most, size + " bytes");
      assertTrue(box.kept().size() >= 1000, box.kept().size() + " samples");
      assertEquals(box.now, box.kept().getLast().sample().at());
    }
  }
}
