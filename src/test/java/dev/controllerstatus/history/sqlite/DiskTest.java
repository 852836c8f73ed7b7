package dev.controllerstatus.history.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.controllerstatus.history.Recording.Trouble;
import dev.controllerstatus.history.Recording.Trouble.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small disk of its own: an ext4 file system in a file, which only root can mount. */
class DiskTest {
  @TempDir private Path temp;
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can mount a disk");
    disk = Files.createDirectory(temp.resolve("disk"));
    Path image = temp.resolve("image");
    run("truncate", "-s", "8M", image.toString());
    run("mkfs.ext4", "-q", "-m", "0", image.toString());
    mountImage();
  }

  private void mountImage() throws IOException, InterruptedException {
    String image = temp.resolve("image").toString();
    run("mount", "-o", "loop,errors=remount-ro", image, disk.toString());
  }

  /** What the kernel does when the flash memory fails. */
  private void fail() throws IOException, InterruptedException {
    String device =
        Path.of(run("findmnt", "-no", "SOURCE", disk.toString())).getFileName().toString();
    Files.writeString(Path.of("/sys/fs/ext4", device, "trigger_fs_error"), "1");
  }

  @AfterEach
  void unmount() throws Exception {
    if (disk != null) {
      run("umount", "--lazy", disk.toString());
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + said);
    return said.strip();
  }

  private static Optional<Kind> trouble(Box box) {
    return box.recorder.recording().trouble().map(Trouble::kind);
  }

  private void fill() throws IOException {
    try (var out = Files.newOutputStream(disk.resolve("filling"))) {
      byte[] some = new byte[4096];
      for (int i = 0; i < 4096; i++) {
        out.write(some);
      }
    } catch (IOException e) {
      // As full as it gets.
    }
  }

  /** Takes samples, as many as must have room in no rest of a block that is left. */
  private static int take(Box box, int count) {
    for (int i = 0; i < count; i++) {
      box.now = box.now.plusSeconds(10);
      box.take(Box.up(40));
    }
    box.recorder.flush();
    return count;
  }

  private static void assertAllThere(Box box, int taken) throws SQLException {
    assertEquals(taken, box.kept().size());
    List<Long> ids = box.kept().stream().map(kept -> kept.id()).toList();
    assertEquals(ids.stream().sorted().distinct().toList(), ids);
  }

  @Test
  void a_full_disk_stops_the_writing_and_nothing_else() throws Exception {
    try (Box box = new Box(disk).open()) {
      int taken = take(box, 10);
      fill();
      for (int i = 0; i < 10 && trouble(box).isEmpty(); i++) {
        taken += take(box, 1000);
      }
      assertEquals(Optional.of(Kind.DISK_FULL), trouble(box));
      taken += take(box, 100);
      assertTrue(box.recent.latest(Box.HTTPS).isPresent());
      Files.delete(disk.resolve("filling"));
      taken += take(box, 1);
      assertEquals(Optional.empty(), trouble(box));
      assertAllThere(box, taken);
    }
  }

  @Test
  void a_disk_that_was_full_from_the_start_is_used_as_soon_as_there_is_room() throws Exception {
    fill();
    try (Box box = new Box(disk).open()) {
      int taken = take(box, 10);
      assertEquals(Optional.of(Kind.DISK_FULL), trouble(box));
      Files.delete(disk.resolve("filling"));
      taken += take(box, 1);
      assertEquals(Optional.empty(), trouble(box));
      assertAllThere(box, taken);
    }
  }

  @Test
  void a_disk_that_turns_read_only_is_written_again_when_it_can_be() throws Exception {
    try (Box box = new Box(disk).open()) {
      int taken = take(box, 10);
      fail();
      taken += take(box, 10);
      assertTrue(trouble(box).isPresent());
      taken += take(box, 10);
      assertEquals(Optional.of(Kind.READ_ONLY), trouble(box));
      run("umount", "--lazy", disk.toString());
      mountImage();
      taken += take(box, 1);
      assertEquals(Optional.empty(), trouble(box));
      assertAllThere(box, taken);
    }
  }

  @Test
  void a_disk_mounted_read_only_is_told_as_such() throws Exception {
    try (Box box = new Box(disk).open()) {
      take(box, 10);
    }
    run("mount", "-o", "remount,ro", disk.toString());
    try (Box box = new Box(disk).open()) {
      int taken = take(box, 10);
      assertEquals(Optional.of(Kind.READ_ONLY), trouble(box));
      run("mount", "-o", "remount,rw", disk.toString());
      taken += take(box, 1);
      assertEquals(Optional.empty(), trouble(box));
      assertAllThere(box, 10 + taken);
    }
  }
}
