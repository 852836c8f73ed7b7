package dev.controllerstatus.history.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.Point;
import dev.controllerstatus.history.Resolution;
import dev.controllerstatus.history.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportingTest {
  @TempDir private Path temp;

  @Test
  void what_is_read_page_by_page_is_the_same_in_another_file() throws Exception {
    Path other = Files.createDirectory(temp.resolve("other"));
    try (Box box = new Box(Files.createDirectory(temp.resolve("box"))).open();
        Box copy = new Box(other)) {
      for (int i = 0; i < 500; i++) {
        box.now = box.now.plusSeconds(10);
        box.take(i % 9 == 0 ? Box.down() : Box.up(i));
        if (i % 100 == 50) {
          box.recorder.rollUp();
        }
      }
      Samples from = new Samples(new Reading(box.shared), box.shared);
      Importing to = new Importing(copy.shared);
      assertTrue(to.isEmpty());
      long last = Long.MIN_VALUE;
      Instant never = Instant.parse("9999-12-31T00:00:00Z");
      List<Kept> page = from.after(last, Instant.EPOCH, never, Optional.empty(), 70);
      while (!page.isEmpty()) {
        to.add(page);
        last = page.getLast().id();
        page = from.after(last, Instant.EPOCH, never, Optional.empty(), 70);
      }
      assertFalse(to.isEmpty());
      box.recorder.flush();
      assertEquals(box.kept(), copy.kept());
      Window all = new Window(Instant.EPOCH, box.now.plusSeconds(1));
      assertEquals(
          box.history.points(Box.HTTPS, all, Resolution.WEEK),
          copy.history.points(Box.HTTPS, all, Resolution.WEEK));
      assertEquals(500, Point.sum(copy.history.points(Box.HTTPS, all, Resolution.WEEK)).count());
    }
  }
}
