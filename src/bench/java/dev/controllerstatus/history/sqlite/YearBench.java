package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.bench.Beats;
import dev.controllerstatus.bench.Figures;
import dev.controllerstatus.config.Settings;
import dev.controllerstatus.history.ClockState;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.Point;
import dev.controllerstatus.history.Recent;
import dev.controllerstatus.history.Resolution;
import dev.controllerstatus.history.Window;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.TargetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A year of ten targets, one sample every ten seconds: size, time of questions, time to start. */
public final class YearBench {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration RAW = Duration.ofDays(30);
  private static final int ASKED = 200;
  private static final TargetId RARE = new TargetId("ntp", "pool");

  private YearBench() {}

  /** The folder in which to make the file; a file that is there is used again. */
  public static void run(Path folder) throws Exception {
    Instant end = Instant.ofEpochSecond(Beats.END);
    Database database = new Database(folder.resolve("history.db"));
    if (!Files.exists(database.file())) {
      generate(database, end);
    }
    sizes(database);
    start(folder, end);
    questions(database, end);
  }

  private static void generate(Database database, Instant end) throws SQLException {
    Stream stream = new Stream(end.minus(YEAR));
    long began = System.nanoTime();
    long id = 0;
    try (Store store = new Store(database.write())) {
      while (stream.now().isBefore(end)) {
        Tail tail = new Tail();
        List<Kept> hour = new ArrayList<>();
        for (int round = 0; round < 360; round++) {
          for (Sample sample : stream.round()) {
            Kept kept = new Kept(++id, ClockState.SYNCHRONISED, sample);
            tail.add(kept);
            hour.add(kept);
          }
          if (round % 180 == 0) {
            Kept rare = new Kept(++id, ClockState.SYNCHRONISED, stream.rare(RARE));
            tail.add(rare);
            hour.add(rare);
          }
        }
        boolean isKept = stream.now().isAfter(end.minus(RAW));
        Batch batch = new Batch(isKept ? hour : List.of(), List.of(), List.of());
        store.write(batch, Optional.of(tail));
      }
    }
    forget(database);
    System.err.printf("%,d samples in %d s%n", id, (System.nanoTime() - began) / 1_000_000_000);
  }

  /** As the bounds of age would have done it on the way. */
  private static void forget(Database database) throws SQLException {
    try (Sql sql = database.write()) {
      sql.change("DELETE FROM place WHERE batch < (SELECT min(id) FROM sample)");
      sql.change("DELETE FROM batch WHERE last_id < (SELECT min(id) FROM sample)");
      sql.each("PRAGMA incremental_vacuum", _ -> {});
    }
  }

  private static void sizes(Database database) throws SQLException, IOException {
    System.out.println("| table | rows | MB | bytes a row |\n|---|---|---|---|");
    try (Sql sql = database.read()) {
      for (String table : List.of("sample", "place", "rollup", "batch", "form")) {
        long rows = sql.number("SELECT count(*) FROM " + table);
        long bytes = sql.number("SELECT sum(pgsize) FROM dbstat WHERE name = ?", table);
        Figures.row(
            table, rows, "%.1f".formatted(bytes / 1e6), "%.1f".formatted(bytes / (double) rows));
      }
    }
    System.out.printf("%nFile: %.1f MB%n%n", Files.size(database.file()) / 1e6);
  }

  private static void start(Path folder, Instant end) {
    List<Long> took = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      long began = System.nanoTime();
      Settings.History bounds = new Settings.History(512L << 20, RAW, YEAR, YEAR.multipliedBy(2));
      Recorder recorder =
          new Recorder(
              new Shared(new Database(folder.resolve("history.db"))),
              new Recent(),
              bounds,
              () -> ClockState.SYNCHRONISED,
              () -> end);
      recorder.open();
      took.add(System.nanoTime() - began);
      recorder.close();
    }
    Figures figures = Figures.ofNanos(took);
    System.out.printf(
        "Opening it: median %s ms, longest %s ms%n%n",
        Figures.millis(figures.median()), Figures.millis(figures.max()));
  }

  private static void questions(Database database, Instant end) throws IOException {
    Shared shared = new Shared(database);
    Reading reading = new Reading(shared);
    StoredBlocks blocks = new StoredBlocks(reading, shared);
    Samples samples = new Samples(reading, shared);
    StoredHistory history =
        new StoredHistory(reading, blocks, samples, new Edges(blocks, samples), new Recent());
    System.out.println("| window | points at most | step | median ms | p99 ms | longest ms |");
    System.out.println("|---|---|---|---|---|---|");
    for (int hours : new int[] {1, 6, 24, 7 * 24, 30 * 24, 90 * 24, 180 * 24, 365 * 24}) {
      for (int points : new int[] {500, 2000}) {
        ask(history, end, Duration.ofHours(hours), points);
      }
    }
    raw(history, end);
    System.out.println("\n| the questions of the other stores | median ms | p99 ms | longest ms |");
    System.out.println("|---|---|---|---|");
    same("every answer of 24 h", target -> history.samples(target, last(end, 1), 10_000));
    for (int days : new int[] {1, 30, 365}) {
      Window window = last(end, days);
      Resolution resolution = Resolution.fitting(window, 500).orElseThrow();
      same(
          "availability %d d".formatted(days),
          target -> Point.sum(history.points(target, window, resolution)));
    }
  }

  private static Window last(Instant end, int days) {
    return new Window(end.minus(Duration.ofDays(days)), end);
  }

  private interface Question {
    Object ask(TargetId target) throws IOException;
  }

  private static void same(String name, Question question) throws IOException {
    List<Long> took = new ArrayList<>();
    for (int i = 0; i < ASKED; i++) {
      long began = System.nanoTime();
      question.ask(Stream.target(i % Stream.TARGETS));
      took.add(System.nanoTime() - began);
    }
    Figures figures = Figures.ofNanos(took.subList(took.size() / 3, took.size()));
    Figures.row(
        name,
        Figures.millis(figures.median()),
        Figures.millis(figures.percentile(99)),
        Figures.millis(figures.max()));
  }

  private static void ask(StoredHistory history, Instant end, Duration length, int points)
      throws IOException {
    Random random = new Random(7);
    List<Long> took = new ArrayList<>();
    Resolution resolution = Resolution.MINUTE;
    for (int i = 0; i < ASKED; i++) {
      Window window = window(random, end, YEAR, length);
      resolution = Resolution.fitting(window, points).orElseThrow();
      long began = System.nanoTime();
      history.points(Stream.target(random.nextInt(Stream.TARGETS)), window, resolution);
      took.add(System.nanoTime() - began);
    }
    print(length.toHours() + " h", points, resolution.step().toString(), took);
  }

  private static void raw(StoredHistory history, Instant end) throws IOException {
    for (int minutes : new int[] {60, 330, 24 * 60, 29 * 24 * 60}) {
      raw(history, end, Duration.ofMinutes(minutes), false);
    }
    raw(history, end, RAW.minusDays(1), true);
  }

  /** A rare target is one that is asked twice an hour, among the others. */
  private static void raw(StoredHistory history, Instant end, Duration length, boolean isRare)
      throws IOException {
    Random random = new Random(8);
    List<Long> took = new ArrayList<>();
    for (int i = 0; i < ASKED; i++) {
      Window window = window(random, end, RAW, length);
      TargetId target = isRare ? RARE : Stream.target(random.nextInt(Stream.TARGETS));
      long began = System.nanoTime();
      history.samples(target, window, 2000);
      took.add(System.nanoTime() - began);
    }
    print(
        "%.1f h".formatted(length.toMinutes() / 60.0),
        2000,
        isRare ? "every sample of a rare target" : "every sample",
        took);
  }

  private static Window window(Random random, Instant end, Duration back, Duration length) {
    long most = Math.max(1, back.minus(length).toSeconds());
    Instant to = end.minusSeconds(random.nextLong(most));
    return new Window(to.minus(length), to);
  }

  private static void print(String window, int points, String step, List<Long> took) {
    Figures figures = Figures.ofNanos(took.subList(took.size() / 10, took.size()));
    Figures.row(
        window,
        points,
        step,
        Figures.millis(figures.median()),
        Figures.millis(figures.percentile(99)),
        Figures.millis(figures.max()));
  }
}
