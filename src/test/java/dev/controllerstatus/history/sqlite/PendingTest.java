package dev.controllerstatus.history.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.history.ClockState;
import dev.controllerstatus.history.Discontinuity;
import dev.controllerstatus.history.Discontinuity.Cause;
import dev.controllerstatus.history.Episode;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingTest {
  private final Pending pending = new Pending();

  private void add(int from, int to) {
    for (int id = from; id < to; id++) {
      Sample sample = new Sample(Box.HTTPS, Instant.ofEpochSecond(id), Duration.ZERO, Box.up(1));
      pending.add(new Kept(id, ClockState.UNKNOWN, sample));
    }
  }

  private void writeAll() {
    for (Batch next = pending.next(); !next.isEmpty(); next = pending.next()) {
      pending.written(next);
    }
  }

  @Test
  void what_is_not_written_comes_again() {
    add(0, 10);
    assertEquals(pending.next(), pending.next());
    Batch batch = pending.next();
    add(10, 12);
    pending.written(batch);
    assertEquals(List.of(10L, 11L), pending.next().samples().stream().map(Kept::id).toList());
  }

  @Test
  void samples_that_find_no_room_leave_one_break_however_often_it_is_tried() {
    add(0, Pending.MOST + 100);
    Batch unused = pending.next();
    add(Pending.MOST + 100, Pending.MOST + 200);
    List<Discontinuity> breaks = pending.next().breaks();
    assertEquals(
        List.of(
            new Discontinuity(
                200, Cause.NOT_WRITTEN, Instant.ofEpochSecond(0), Instant.ofEpochSecond(200))),
        breaks);
    assertTrue(unused.samples().size() > 0);
    writeAll();
    assertEquals(List.of(), pending.next().breaks());
  }

  @Test
  void an_episode_that_changes_while_it_is_written_is_written_again() {
    Instant since = Instant.EPOCH;
    pending.add(new Episode("s-1", since, null, "first"));
    Batch batch = pending.next();
    pending.add(new Episode("s-1", since, null, "second"));
    pending.written(batch);
    assertEquals("second", pending.next().episodes().getFirst().body());
    writeAll();
    assertTrue(pending.isEmpty());
  }
}
