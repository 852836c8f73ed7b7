package dev.controllerstatus.bench;

import dev.controllerstatus.diagnosis.DiagnosisBench;
import dev.controllerstatus.history.sqlite.DamageBench;
import dev.controllerstatus.history.sqlite.KillBench;
import dev.controllerstatus.history.sqlite.PastBench;
import dev.controllerstatus.history.sqlite.WearBench;
import dev.controllerstatus.history.sqlite.YearBench;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Runs one benchmark. */
public final class Bench {
  private Bench() {}

  /** The name of the benchmark and its arguments. */
  public static void main(String[] args) throws Exception {
    List<String> rest = Arrays.asList(args).subList(1, args.length);
    switch (args[0]) {
      case "latency" -> Latency.main(rest);
      case "fleet" -> Fleet.main(rest);
      case "guesses" -> Guesses.main(rest);
      case "portal" -> Phones.main(rest);
      case "year" -> YearBench.run(Path.of(rest.getFirst()));
      case "wear" -> WearBench.run(Path.of(rest.getFirst()), Path.of(rest.get(1)));
      case "write" -> KillBench.write(Path.of(rest.getFirst()));
      case "kill" ->
          KillBench.run(
              Path.of(rest.getFirst()),
              Integer.parseInt(rest.get(1)),
              rest.subList(2, rest.size()));
      case "damage" -> DamageBench.run(Path.of(rest.getFirst()), Integer.parseInt(rest.get(1)));
      case "cost" -> Cost.main(rest);
      case "diagnosis" -> Jmh.run(DiagnosisBench.class, PastBench.class);
      case "stores" -> Stores.main(rest);
      case "config" ->
          System.out.print(Mix.of(rest.getFirst()).yaml(Integer.parseInt(rest.get(1))));
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.exit(0);
  }
}
