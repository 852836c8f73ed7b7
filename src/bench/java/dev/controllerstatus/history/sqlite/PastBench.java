package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.bench.Beats;
import dev.controllerstatus.diagnosis.Ledger;
import dev.controllerstatus.diagnosis.Past;
import dev.controllerstatus.history.ClockState;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.Recent;
import dev.controllerstatus.history.Window;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The days before of ten targets, read from the file and judged: what a start costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 2)
public class PastBench {
  private static final Instant END = Instant.ofEpochSecond(Beats.END);
  private static final Window DAYS = new Window(END.minus(Duration.ofDays(30)), END);

  private final Targets targets =
      new Targets(IntStream.range(0, Stream.TARGETS).mapToObj(PastBench::thing).toList());
  private Path folder = Path.of("");
  private Optional<StoredHistory> history = Optional.empty();

  private record Thing(Service service, Optional<Endpoint> endpoint) implements Target {}

  private static Target thing(int number) {
    TargetId id = Stream.target(number);
    Duration second = Duration.ofSeconds(1);
    Service service = new Service(id, id.name(), "", "", true, second, second, second);
    return new Thing(service, Optional.of(Endpoint.of("https", "host-" + number, 443)));
  }

  /** Writes the roll-ups of a month. */
  @Setup(Level.Trial)
  public void write() throws IOException, SQLException {
    folder = Files.createTempDirectory("past");
    Database database = new Database(folder.resolve("history.db"));
    Stream stream = new Stream(DAYS.from());
    long id = 0;
    try (Store store = new Store(database.write())) {
      while (stream.now().isBefore(END)) {
        Tail tail = new Tail();
        for (int round = 0; round < 360; round++) {
          for (Sample sample : stream.round()) {
            tail.add(new Kept(++id, ClockState.SYNCHRONISED, sample));
          }
        }
        store.write(new Batch(List.of(), List.of(), List.of()), Optional.of(tail));
      }
    }
    Shared shared = new Shared(database);
    Reading reading = new Reading(shared);
    StoredBlocks blocks = new StoredBlocks(reading, shared);
    Samples samples = new Samples(reading, shared);
    history =
        Optional.of(
            new StoredHistory(reading, blocks, samples, new Edges(blocks, samples), new Recent()));
  }

  /** Removes them. */
  @TearDown(Level.Trial)
  public void remove() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** Reads and judges all. */
  @Benchmark
  public Past read() throws IOException {
    Map<TargetId, Ledger> ledgers = new HashMap<>();
    for (Target target : targets.all()) {
      ledgers.put(
          target.id(),
          Ledger.of(
              target.id(), history.orElseThrow().points(target.id(), DAYS, Ledger.STEP), END));
    }
    return Past.of(targets, ledgers);
  }
}
