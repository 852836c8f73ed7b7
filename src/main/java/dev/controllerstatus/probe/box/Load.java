package dev.controllerstatus.probe.box;

import dev.controllerstatus.sample.Fact;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** How busy the box is; each attempt looks at the time since the one before. */
final class Load {
  // Together they last as long as the period in which the kernel allots processors to groups.
  private static final int NAPS = 10;
  private static final Duration NAP = Duration.ofMillis(10);
  private static final Duration ENOUGH = Duration.ofMillis(500);
  private static final int WHOLE = 100;
  private final Path proc;
  private final Path data;
  private final AtomicReference<Ticks> last = new AtomicReference<>(new Ticks(0, 0));

  /** Time of all processors since the start, in ticks. */
  private record Ticks(long all, long idle) {}

  /**
   * Reads them anew each time.
   *
   * @param proc such as {@code /proc}
   * @param data a folder on the disk that counts; need not exist yet
   */
  Load(Path proc, Path data) {
    this.proc = proc;
    this.data = data.toAbsolutePath();
  }

  Fact.Load measure() throws InterruptedException {
    return new Fact.Load(delay(), busy(), memoryFree(), diskFree());
  }

  /**
   * By how much the worst of some short sleeps was too long; one that was far too long is enough.
   */
  private static Duration delay() throws InterruptedException {
    long worst = 0;
    for (int i = 0; i < NAPS && worst < ENOUGH.toNanos(); i++) {
      long began = System.nanoTime();
      Thread.sleep(NAP);
      worst = Math.max(worst, System.nanoTime() - began - NAP.toNanos());
    }
    return Duration.ofNanos(worst);
  }

  private int busy() {
    Ticks now = ticks();
    Ticks before = last.getAndSet(now);
    return percent(now.all() - now.idle() - before.all() + before.idle(), now.all() - before.all());
  }

  // User, nice, system, idle, waiting for the disk, ...: proc_stat(5).
  private Ticks ticks() {
    long[] times =
        line(proc.resolve("stat"), "cpu ").stream().skip(1).mapToLong(Long::parseLong).toArray();
    return times.length < 5
        ? last.get()
        : new Ticks(Arrays.stream(times).sum(), times[3] + times[4]);
  }

  private int memoryFree() {
    long all = kibibytes("MemTotal:");
    return all == 0 ? WHOLE : percent(kibibytes("MemAvailable:"), all);
  }

  private long kibibytes(String key) {
    List<String> words = line(proc.resolve("meminfo"), key);
    return words.size() < 2 ? 0 : Long.parseLong(words.get(1));
  }

  private int diskFree() {
    Path there = data;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      FileStore disk = Files.getFileStore(there);
      return percent(disk.getUsableSpace(), disk.getTotalSpace());
    } catch (IOException e) {
      return WHOLE;
    }
  }

  private static int percent(long part, long whole) {
    return whole <= 0 ? 0 : Math.clamp(part * WHOLE / whole, 0, WHOLE);
  }

  private static List<String> line(Path file, String start) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(start))
          .findFirst()
          .map(line -> List.of(line.strip().split("\\s+")))
          .orElse(List.of());
    } catch (IOException e) {
      return List.of();
    }
  }
}
