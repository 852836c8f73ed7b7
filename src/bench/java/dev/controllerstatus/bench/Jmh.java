package dev.controllerstatus.bench;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Benchmarks by JMH, each in a JVM of its own; prints a row of Markdown for each. */
final class Jmh {
  private Jmh() {}

  static void run(Class<?>... classes) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    for (Class<?> one : classes) {
      options.include(one.getName());
    }
    options.verbosity(VerboseMode.SILENT);
    options.jvmArgs("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");
    System.out.println("| | times | p10 ms | p50 ms | p90 ms | p99 ms |");
    System.out.println("|---|---|---|---|---|---|");
    for (RunResult result : new Runner(options.build()).run()) {
      row(result);
    }
  }

  private static void row(RunResult result) {
    Statistics figures = result.getPrimaryResult().getStatistics();
    String world = result.getParams().getParam("world");
    Figures.row(
        result.getPrimaryResult().getLabel() + (world == null ? "" : ", " + world),
        figures.getN(),
        Figures.millis(figures.getPercentile(10)),
        Figures.millis(figures.getPercentile(50)),
        Figures.millis(figures.getPercentile(90)),
        Figures.millis(figures.getPercentile(99)));
  }
}
