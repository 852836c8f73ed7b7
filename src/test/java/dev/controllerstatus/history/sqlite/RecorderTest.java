package dev.controllerstatus.history.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.history.Discontinuity;
import dev.controllerstatus.history.Discontinuity.Cause;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Sample;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
  @TempDir private Path folder;

  private List<Discontinuity> breaks(Box box) throws SQLException {
    try (Sql sql = box.database.read()) {
      return sql.list(
          "SELECT id, cause, before, after FROM discontinuity ORDER BY id", DiscontinuityRow::read);
    }
  }

  @Test
  void every_sort_of_outcome_is_found_again() throws SQLException {
    List<Outcome> outcomes;
    try (Box box = new Box(folder).open()) {
      outcomes =
          List.of(
              Box.up(40),
              Box.down(),
              new Outcome.Skipped(box.now, box.now.plusSeconds(60)),
              new Outcome.Inconclusive("IllegalStateException"));
      outcomes.forEach(box::take);
    }
    assertEquals(outcomes, new Box(folder).kept().stream().map(k -> k.sample().outcome()).toList());
  }

  @Test
  void after_a_restart_the_last_samples_are_there_at_once() throws SQLException {
    Kept last;
    try (Box box = new Box(folder).open()) {
      box.take(Box.up(40));
      box.take(Box.up(41));
      last = box.recent.latest(Box.HTTPS).orElseThrow();
    }
    try (Box box = new Box(folder).open()) {
      assertEquals(last, box.recent.latest(Box.HTTPS).orElseThrow());
      assertEquals(2, box.recent.of(Box.HTTPS).size());
      box.take(Box.down());
      Kept next = box.recent.latest(Box.HTTPS).orElseThrow();
      assertTrue(next.id() > last.id() + 60_000, "a number that was told and lost is not reused");
    }
  }

  @Test
  void a_stop_and_a_kill_are_told_apart() throws SQLException {
    Box killed = new Box(folder).open();
    killed.take(Box.up(40));
    killed.recorder.flush();
    try (Box box = new Box(folder)) {
      box.now = killed.now.plusSeconds(60);
      box.open().take(Box.up(40));
    }
    try (Box box = new Box(folder)) {
      box.now = killed.now.plusSeconds(120);
      box.open();
      box.recorder.flush();
      List<Discontinuity> breaks = breaks(box);
      assertEquals(
          List.of(Cause.INTERRUPTED, Cause.STOPPED),
          breaks.stream().map(Discontinuity::cause).toList());
      assertEquals(killed.now, breaks.getFirst().before());
      assertEquals(killed.now.plusSeconds(60), breaks.getFirst().after());
      assertEquals(killed.now.plusSeconds(60), breaks.getLast().before());
      assertEquals(killed.now.plusSeconds(120), breaks.getLast().after());
    }
  }

  @Test
  void a_clock_that_is_set_leaves_the_order_and_a_mark() throws SQLException {
    try (Box box = new Box(folder).open()) {
      for (Duration step :
          List.of(Duration.ZERO, Duration.ofHours(-1), Duration.ofDays(1), Duration.ZERO)) {
        box.now = box.now.plus(step);
        box.take(Box.up(40));
      }
      box.recorder.flush();
      List<Kept> kept = box.kept();
      assertEquals(4, kept.size());
      assertEquals(
          Duration.ofHours(-1),
          Duration.between(kept.get(0).sample().at(), kept.get(1).sample().at()));
      List<Discontinuity> breaks = breaks(box);
      assertEquals(
          List.of(kept.get(1).id(), kept.get(2).id()),
          breaks.stream().map(Discontinuity::id).toList());
      assertEquals(kept.get(1).sample().at(), breaks.getFirst().after());
    }
  }

  @Test
  void samples_that_came_before_the_file_was_open_are_kept_too() throws SQLException {
    try (Box box = new Box(folder).open()) {
      box.take(Box.up(1));
    }
    try (Box box = new Box(folder)) {
      box.take(Box.up(2));
      box.open();
      assertEquals(2, box.kept().size());
    }
  }

  @Test
  void what_is_asked_seldom_is_known_after_a_restart_too() {
    try (Box box = new Box(folder).open()) {
      box.recorder.accept(new Sample(Box.NTP, box.now, Duration.ZERO, Box.up(3)));
      for (int i = 0; i < 3; i++) {
        box.take(Box.up(40));
        box.recorder.rollUp();
      }
    }
    try (Box box = new Box(folder).open()) {
      assertTrue(box.recent.latest(Box.NTP).isPresent());
    }
  }
}
