package dev.controllerstatus.history.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.controllerstatus.config.Settings;
import dev.controllerstatus.history.ClockState;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.Recent;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Phases;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.TargetId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The history of a box on the disk, its clock in the hand of the test. */
final class Box implements AutoCloseable {
  static final Settings.History ROOMY =
      new Settings.History(
          512 << 20, Duration.ofDays(30), Duration.ofDays(365), Duration.ofDays(730));
  static final TargetId HTTPS = new TargetId("https", "backend");
  static final TargetId NTP = new TargetId("ntp", "ntp");

  final Recent recent = new Recent();
  final Database database;
  final Shared shared;
  final StoredHistory history;
  final Recorder recorder;
  Instant now = Instant.parse("2026-11-20T12:00:00Z");

  Box(Path folder) {
    this(folder, ROOMY);
  }

  Box(Path folder, Settings.History bounds) {
    database = new Database(folder.resolve("history.db"));
    shared = new Shared(database);
    Reading reading = new Reading(shared);
    StoredBlocks blocks = new StoredBlocks(reading, shared);
    Samples samples = new Samples(reading, shared);
    history = new StoredHistory(reading, blocks, samples, new Edges(blocks, samples), recent);
    recorder = new Recorder(shared, recent, bounds, () -> ClockState.SYNCHRONISED, () -> now);
  }

  Box open() {
    recorder.open();
    return this;
  }

  void take(Outcome outcome) {
    recorder.accept(new Sample(HTTPS, now, Duration.ofMillis(1), outcome));
  }

  static Outcome up(int millis) {
    return new Outcome.Up(Duration.ofMillis(millis), phases(millis), facts());
  }

  static Outcome down() {
    Fault fault = new Fault.Unreachable(Fault.Unreachable.Reason.TIMEOUT, Stage.CONNECT);
    return new Outcome.Down(fault, phases(5000), List.of());
  }

  private static Phases phases(int millis) {
    Duration total = Duration.ofMillis(millis);
    return new Phases(null, total.dividedBy(4), null, total.dividedBy(2), total);
  }

  static List<Fact> facts() {
    Instant day = Instant.parse("2026-01-01T00:00:00Z");
    return List.of(
        new Fact.Peer("192.0.2.7"),
        new Fact.Spoken("HTTP/2 200"),
        new Fact.Certificate(
            "CN=a\u001F\u001B,b", "CN=ca", day, day.plusSeconds(1), List.of("a", "")),
        new Fact.Time("ntp1", Duration.ofNanos(-3_141_000), 2, 0, Duration.ofMillis(1)),
        new Fact.Lookup("192.0.2.53", "udp", "cached", null, "timeout"));
  }

  /** Everything in the file, in its order. */
  List<Kept> kept() throws SQLException {
    List<Kept> kept = readable();
    try (Sql sql = database.read()) {
      assertEquals(sql.number("SELECT count(*) FROM sample"), kept.size());
    }
    return kept;
  }

  /** Everything that is not damaged. */
  List<Kept> readable() throws SQLException {
    List<Kept> kept = new ArrayList<>();
    try (Sql sql = database.read()) {
      new SampleRows(sql).each("ORDER BY id", kept::add);
    }
    return kept;
  }

  @Override
  public void close() {
    recorder.close();
  }
}
