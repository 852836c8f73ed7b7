package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.bench.Figures;
import dev.controllerstatus.config.Settings;
import dev.controllerstatus.history.ClockState;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.Recent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Damages a file of a day at random places, and counts what is read of it afterwards. */
public final class DamageBench {
  private static final Settings.History BOUNDS =
      new Settings.History(
          512L << 20, Duration.ofDays(30), Duration.ofDays(365), Duration.ofDays(730));
  private final Path folder;
  private final Random random = new Random(11);
  private final Map<Long, Kept> written = new HashMap<>();
  private byte[] sound = new byte[0];
  private Instant end = Instant.EPOCH;

  private DamageBench(Path folder) {
    this.folder = folder;
  }

  /** So many times bits flipped, and so many times the end cut off. */
  public static void run(Path folder, int times) throws Exception {
    DamageBench bench = new DamageBench(folder);
    bench.make();
    System.out.println(
        "| damage | times | opened | repaired | wrong values | samples saved: least | p10 | median"
            + " |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    bench.damage("one bit flipped", times, file -> bench.flip(file, 1));
    bench.damage("100 bits flipped", times, file -> bench.flip(file, 100));
    bench.damage(
        "cut off", times, file -> file.setLength(bench.random.nextLong(file.length() + 1)));
  }

  private interface Damage {
    void to(RandomAccessFile file) throws IOException;
  }

  private void make() throws Exception {
    Stream stream = new Stream(Instant.parse("2026-11-20T12:00:00Z"));
    Recorder recorder = recorder();
    recorder.open();
    for (int round = 0; round < 3000; round++) {
      stream.round().forEach(recorder::accept);
      if (round % 360 == 0) {
        recorder.rollUp();
      }
    }
    recorder.close();
    end = stream.now();
    sound = Files.readAllBytes(file());
    read().forEach(kept -> written.put(kept.id(), kept));
  }

  private Path file() {
    return folder.resolve("history.db");
  }

  private Recorder recorder() {
    Shared shared = new Shared(new Database(file()));
    Instant later = end.plus(Duration.ofDays(2));
    return new Recorder(shared, new Recent(), BOUNDS, () -> ClockState.SYNCHRONISED, () -> later);
  }

  private void flip(RandomAccessFile file, int bits) throws IOException {
    for (int i = 0; i < bits; i++) {
      long at = random.nextLong(file.length());
      file.seek(at);
      int old = file.read();
      file.seek(at);
      file.write(old ^ 1 << random.nextInt(8));
    }
  }

  private void damage(String name, int times, Damage damage) throws Exception {
    int opened = 0;
    int repaired = 0;
    int wrong = 0;
    List<Long> saved = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      for (String part : List.of("-wal", "-shm")) {
        Files.deleteIfExists(folder.resolve("history.db" + part));
      }
      Files.write(file(), sound);
      try (RandomAccessFile file = new RandomAccessFile(file().toFile(), "rw")) {
        damage.to(file);
      }
      Recorder recorder = recorder();
      recorder.open();
      recorder.inspect();
      opened += recorder.recording().trouble().isEmpty() ? 1 : 0;
      repaired += recorder.recording().repair().isPresent() ? 1 : 0;
      recorder.close();
      List<Kept> found = read();
      wrong += (int) found.stream().filter(kept -> !kept.equals(written.get(kept.id()))).count();
      saved.add((long) found.size());
    }
    saved.sort(null);
    Figures.row(
        name,
        times,
        opened,
        repaired,
        wrong,
        share(saved.getFirst()),
        share(saved.get(times / 10)),
        share(saved.get(times / 2)));
  }

  private String share(long samples) {
    return "%.2f %%".formatted(100.0 * samples / written.size());
  }

  private List<Kept> read() throws SQLException {
    List<Kept> found = new ArrayList<>();
    try (Sql sql = new Database(file()).read()) {
      new SampleRows(sql).each("", found::add);
    }
    return found;
  }
}
