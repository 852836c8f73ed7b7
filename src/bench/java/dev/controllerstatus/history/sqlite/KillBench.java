package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.bench.Figures;
import dev.controllerstatus.config.Settings;
import dev.controllerstatus.history.ClockState;
import dev.controllerstatus.history.Recent;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Kills a process that writes, at random moments, and looks for what it had committed. */
public final class KillBench {
  private static final Settings.History BOUNDS =
      new Settings.History(
          512L << 20, Duration.ofDays(30), Duration.ofDays(365), Duration.ofDays(730));

  private KillBench() {}

  /** The process that is killed: tells each id when it has been committed. */
  public static void write(Path folder) throws SQLException {
    Stream stream = new Stream(Instant.parse("2026-11-20T12:00:00Z"));
    Recent recent = new Recent();
    Recorder recorder = recorder(folder, recent);
    recorder.open();
    if (recorder.recording().repair().isPresent()) {
      System.out.println("repaired");
    }
    for (int commit = 1; ; commit++) {
      stream.round().forEach(recorder::accept);
      if (commit % 7 == 0) {
        recorder.rollUp();
      } else {
        recorder.flush();
      }
      System.out.println(recent.lastId());
    }
  }

  private static Recorder recorder(Path folder, Recent recent) {
    return new Recorder(
        new Shared(new Database(folder.resolve("history.db"))),
        recent,
        BOUNDS,
        () -> ClockState.SYNCHRONISED,
        () -> Instant.parse("2026-11-20T12:00:00Z"));
  }

  /** So many kills, with this command as the process. */
  public static void run(Path folder, int kills, List<String> command) throws Exception {
    Random random = new Random();
    Set<Long> committed = new HashSet<>();
    int repairs = 0;
    int lost = 0;
    for (int i = 1; i <= kills; i++) {
      Process process = new ProcessBuilder(command).start();
      try (BufferedReader told = process.inputReader()) {
        String line = told.readLine(); // It is writing from here on.
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(150));
        Thread killer = Thread.ofVirtual().start(() -> killAt(process, until));
        for (; line != null; line = told.readLine()) {
          repairs += line.equals("repaired") ? 1 : 0;
          if (line.matches("\\d+")) {
            committed.add(Long.valueOf(line));
          }
        }
        killer.join();
      }
      process.waitFor();
      lost += missing(folder, committed);
    }
    System.out.println("| kills | commits told | lost | repairs |\n|---|---|---|---|");
    Figures.row(kills, committed.size(), lost, repairs);
  }

  private static void killAt(Process process, long nanoTime) {
    while (System.nanoTime() < nanoTime) {
      Thread.onSpinWait();
    }
    // Not by the process itself, which would close what it has told.
    process.toHandle().destroyForcibly();
  }

  private static int missing(Path folder, Set<Long> committed) throws SQLException {
    Set<Long> found = new HashSet<>();
    try (Sql sql = new Database(folder.resolve("history.db")).write()) {
      Inspection.run(sql);
      new SampleRows(sql).each("", kept -> found.add(kept.id()));
    }
    return (int) committed.stream().filter(id -> !found.contains(id)).count();
  }
}
