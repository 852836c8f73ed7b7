package dev.controllerstatus.probe;

import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.Section;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Targets;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Reads all targets out of a configuration: every kind its own section. */
@Singleton
public final class TargetReader {
  private final List<Probe<?>> probes;

  /** For these kinds. */
  public TargetReader(List<Probe<?>> probes) {
    this.probes = List.copyOf(probes);
  }

  /**
   * What was read.
   *
   * @param targets those that are switched on, and what follows from them
   * @param configured those that the configuration names, also when they are switched off
   */
  public record Reading(Targets targets, List<Target> configured) {
    /** Copies the list. */
    public Reading {
      configured = List.copyOf(configured);
    }
  }

  /** Reads the section {@code targets}; mistakes are noted in the configuration. */
  public Reading read(Configuration configuration) {
    Section section = configuration.root().section("targets");
    List<Target> enabled = new ArrayList<>();
    List<Target> all = new ArrayList<>();
    for (Probe<?> probe : probes) {
      Section kind = section.section(probe.kind());
      for (String name : kind.children()) {
        boolean isEnabled = kind.section(name).flag("enabled", true);
        Target target =
            probe.read(new TargetId(probe.kind(), word(name, kind)), kind.section(name));
        all.add(target);
        if (isEnabled) {
          enabled.add(target);
        }
      }
    }
    return new Reading(new Targets(complete(enabled)), all);
  }

  private List<Target> complete(List<Target> enabled) {
    List<Target> complete = enabled;
    for (Probe<?> probe : probes) {
      complete = probe.complete(complete);
    }
    return complete;
  }

  /** The words of all kinds. */
  public List<String> kinds() {
    return probes.stream().map(Probe::kind).sorted().toList();
  }

  /** The name, or one that stands in for it so that the mistakes below it are found too. */
  private static String word(String name, Section kind) {
    if (TargetId.isWord(name)) {
      return name;
    }
    kind.problem(name, "this id", "lower-case letters, digits and dashes, 63 at most");
    return "unnamed";
  }
}
