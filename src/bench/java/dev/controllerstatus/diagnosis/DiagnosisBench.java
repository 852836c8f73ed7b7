package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Point;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Targets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long a finding takes: after each sample, and over thirty days of roll-ups. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 2)
public class DiagnosisBench {
  private static final int ROUNDS = 360;

  /** Ten services. */
  static List<Remote> remotes() {
    List<Remote> remotes = new ArrayList<>(MatrixTest.REMOTES);
    for (int i = 0; i < 3; i++) {
      remotes.add(Remote.of("https", "more-" + i, "h" + i + ".example", "198.51.100.9" + i, 443));
    }
    return remotes;
  }

  /** Half an hour of samples, and the days before as they were judged last. */
  @State(Scope.Benchmark)
  public static class Round {
    /** What happens in the last five rounds. */
    @Param({"well", "gateway", "name"})
    public String world = "";

    private Window window = new Window(Instant.EPOCH, new Targets(List.of()), Map.of());

    /** Plays it. */
    @Setup
    public void play() {
      World broken =
          switch (world) {
            case "gateway" -> Worlds.notForwarding();
            case "name" -> Worlds.name(remote -> remote.name().equals("backend"));
            default -> new World();
          };
      Window played = new Site(remotes()).rounds(ROUNDS - 5).in(broken).rounds(5).window();
      Past past = Month.ofStalls().past(Month.at(24, 22, 0));
      window = new Window(played.now(), played.targets(), played.samples(), past);
    }
  }

  /** Thirty days of ten services, the box and the gateway, as points of the history. */
  @State(Scope.Benchmark)
  public static class Days30 {
    private final Map<TargetId, List<Point>> points = new HashMap<>();
    private Targets targets = new Targets(List.of());

    /** Makes them. */
    @Setup
    public void make() {
      Month month = new Month(remotes());
      Month.stalls().forEach(at -> month.fails(Month.BROKER, at, 1));
      month.noise(0.001, new Random(1));
      targets = month.targets();
      for (Target target : targets.all()) {
        if (Past.isJudged(target)) {
          points.put(target.id(), month.points(target.id(), Month.BEGIN, Month.END));
        }
      }
    }
  }

  /** With each sample. */
  @Benchmark
  public Finding round(Round round) {
    return Diagnosis.of(round.window);
  }

  /** With each quarter of an hour, if all thirty days are read. */
  @Benchmark
  public Past days(Days30 days) {
    Map<TargetId, Ledger> ledgers = new HashMap<>();
    days.points.forEach((id, points) -> ledgers.put(id, Ledger.of(id, points, Month.END)));
    return Past.of(days.targets, ledgers);
  }
}
