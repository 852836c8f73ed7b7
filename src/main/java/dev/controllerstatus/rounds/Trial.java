package dev.controllerstatus.rounds;

import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asks targets that are in no round yet: what they come to is known before they are kept. */
@Singleton
public final class Trial {
  private final Probes probes;

  Trial(List<Probe<?>> probes) {
    this.probes = new Probes(probes);
  }

  /**
   * Asks each of them once, all at the same time, and whoever calls meanwhile after that.
   *
   * @param targets those with terms of their own are left out: the first sample is theirs
   * @return what is in the way, of those that were not reached
   */
  public synchronized Map<TargetId, Fault> failures(List<Target> targets)
      throws InterruptedException {
    Map<TargetId, Fault> failures = new ConcurrentHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(
          targets.stream()
              .filter(target -> target.atMostEvery().isZero())
              .map(target -> attempt(probes.of(target), target, failures))
              .toList());
    }
    return Map.copyOf(failures);
  }

  private static <T extends Target> Callable<Outcome> attempt(
      Probe<T> probe, Target target, Map<TargetId, Fault> failures) {
    return () -> {
      Outcome outcome = new Runner().run(probe, probe.type().cast(target));
      if (outcome instanceof Outcome.Down(var fault, _, _)) {
        failures.put(target.id(), fault);
      }
      return outcome;
    };
  }
}
