package dev.controllerstatus.bench;

import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.rounds.Runner;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.target.Target;
import java.util.ArrayList;
import java.util.List;

/** What a probe costs in CPU time, against the lab: the servers' own time is not in it. */
final class Cost {
  private static final int BATCHES = 7;
  private static final int BATCH = 300;
  private static final int COLD = 60;

  private Cost() {}

  /** The lab's properties. */
  static void main(List<String> args) throws Exception {
    Figures.row("kind", "first " + COLD + ", each", "warm median", "min", "max");
    Figures.row("---", "---", "---", "---", "---");
    try (Box box = new Box(Mix.of(args.getFirst()).yaml(10))) {
      for (String kind : new String[] {"https", "tcp", "dns"}) {
        measure(box.probe(kind), box.targets().find(kind, "t0").orElseThrow());
      }
    }
  }

  private static <T extends Target> void measure(Probe<T> probe, Target target) throws Exception {
    T cast = probe.type().cast(target);
    long cold = batch(probe, cast, COLD);
    List<Long> warm = new ArrayList<>();
    for (int i = 0; i < 2 * BATCHES; i++) {
      warm.add(batch(probe, cast, BATCH));
    }
    Figures figures = Figures.ofNanos(warm.subList(BATCHES, warm.size()));
    Figures.row(
        probe.kind(),
        Figures.millis(cold / 1e6),
        Figures.millis(figures.median()),
        Figures.millis(figures.percentile(0)),
        Figures.millis(figures.max()));
  }

  /** CPU time of each probe, with what the JVM does for it beside. */
  private static <T extends Target> long batch(Probe<T> probe, T target, int count)
      throws InterruptedException {
    Runner runner = new Runner();
    long began = Figures.cpuNanos();
    for (int i = 0; i < count; i++) {
      Outcome outcome = runner.run(probe, target);
      if (!(outcome instanceof Outcome.Up)) {
        throw new IllegalStateException(target.id() + ": " + outcome);
      }
    }
    return (Figures.cpuNanos() - began) / count;
  }
}
