package dev.controllerstatus.history.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.Point;
import dev.controllerstatus.history.Resolution;
import dev.controllerstatus.history.Window;
import dev.controllerstatus.history.rollup.Rollup;
import dev.controllerstatus.sample.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredHistoryTest {
  @TempDir private Path folder;

  private static Rollup direct(List<Outcome> outcomes) {
    return outcomes.stream().map(Rollup::of).reduce(Rollup.EMPTY, Rollup::plus);
  }

  private static Rollup told(Box box, Window window, Resolution resolution) throws IOException {
    return Point.sum(box.history.points(Box.HTTPS, window, resolution));
  }

  // Whatever is in the file, on its way or only in memory, and across restarts and kills.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void every_sample_is_counted_once_wherever_it_is(long seed) throws IOException {
    Random random = new Random(seed);
    List<Outcome> taken = new ArrayList<>();
    Instant began = Instant.parse("2026-11-20T12:00:00Z");
    Instant now = began;
    Box box = new Box(folder).open();
    for (int i = 0; i < 600; i++) {
      now = now.plusSeconds(random.nextInt(200) - 20);
      box.now = now;
      taken.add(random.nextInt(5) == 0 ? Box.down() : Box.up(1 + random.nextInt(300)));
      box.take(taken.getLast());
      switch (random.nextInt(60)) {
        case 0 -> box.recorder.rollUp();
        case 1 -> box.recorder.flush();
        case 2 -> {
          box.recorder.flush();
          box = new Box(folder); // Killed: nothing is said to the one before.
          box.now = now;
          box.open();
        }
        default -> {}
      }
    }
    Window all = new Window(began.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
    for (Resolution resolution :
        List.of(Resolution.MINUTE, Resolution.QUARTER, Resolution.TWO_HOURS, Resolution.WEEK)) {
      assertEquals(direct(taken), told(box, all, resolution), resolution.toString());
    }
    List<Kept> samples = box.history.samples(Box.HTTPS, all, 1000);
    assertEquals(taken, samples.stream().map(kept -> kept.sample().outcome()).toList());
  }

  @Test
  void the_first_attempt_and_the_last_change_are_known_however_long_ago() throws IOException {
    Instant began = Instant.parse("2026-11-20T12:00:00Z");
    try (Box box = new Box(folder).open()) {
      for (int i = 0; i < 1000; i++) {
        box.now = began.plusSeconds(10L * i);
        box.take(i < 5 || i == 123 ? Box.down() : Box.up(40));
      }
      assertEquals(Optional.of(began), box.history.firstAt(Box.HTTPS));
      assertEquals(Optional.of(began.plusSeconds(1240)), box.history.lastChangeAt(Box.HTTPS));
    }
    try (Box box = new Box(folder).open()) {
      assertEquals(Optional.of(began), box.history.firstAt(Box.HTTPS));
      assertEquals(Optional.of(began.plusSeconds(1240)), box.history.lastChangeAt(Box.HTTPS));
    }
  }

  @Test
  void nothing_is_known_of_a_target_that_was_never_asked() throws IOException {
    try (Box box = new Box(folder)) {
      assertEquals(Optional.empty(), box.history.firstAt(Box.NTP));
      box.open();
      assertEquals(Optional.empty(), box.history.lastChangeAt(Box.NTP));
      assertTrue(box.history.samples(Box.NTP, new Window(Instant.EPOCH, box.now), 9).isEmpty());
    }
  }
}
