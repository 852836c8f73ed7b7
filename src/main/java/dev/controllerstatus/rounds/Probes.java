package dev.controllerstatus.rounds;

import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.target.Target;
import java.util.List;

/** The kinds of targets there are. */
record Probes(List<Probe<?>> all) {
  Probes {
    all = List.copyOf(all);
  }

  /** The one that asks this target. */
  Probe<?> of(Target target) {
    return all.stream()
        .filter(probe -> probe.kind().equals(target.id().kind()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no probe for " + target.id()));
  }
}
