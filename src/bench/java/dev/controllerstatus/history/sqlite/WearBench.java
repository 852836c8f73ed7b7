package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.bench.Figures;
import dev.controllerstatus.config.Settings;
import dev.controllerstatus.history.ClockState;
import dev.controllerstatus.history.Recent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** What a day of ten targets writes to the disk, journals of the file system included. */
public final class WearBench {
  private static final int SECTOR = 512;
  private static final int WRITTEN = 6;

  private WearBench() {}

  /** A folder on a disk that nobody else uses, and the statistics of that disk. */
  public static void run(Path folder, Path statistics) throws IOException {
    Instant begin = Instant.parse("2026-11-20T12:00:00Z");
    Stream stream = new Stream(begin);
    Settings.History bounds =
        new Settings.History(
            512L << 20, Duration.ofDays(30), Duration.ofDays(365), Duration.ofDays(730));
    Shared shared = new Shared(new Database(folder.resolve("history.db")));
    try (Recorder recorder =
        new Recorder(
            shared, new Recent(), bounds, () -> ClockState.SYNCHRONISED, () -> stream.now())) {
      recorder.open();
      long before = sectors(statistics);
      for (int commit = 1; commit <= 24 * 360; commit++) {
        stream.round().forEach(recorder::accept);
        recorder.flush();
        if (commit % 360 == 0) {
          recorder.rollUp();
        }
      }
      double megabytes = (sectors(statistics) - before) * SECTOR / 1e6;
      Figures.row(
          24 * 360,
          "%.0f".formatted(megabytes),
          "%.0f".formatted(megabytes * 1e6 / (24 * 360)),
          "%.2f".formatted(Files.size(shared.database().file()) / 1e6));
    }
  }

  private static long sectors(Path statistics) throws IOException {
    return Long.parseLong(Files.readString(statistics).strip().split("\\s+")[WRITTEN]);
  }
}
