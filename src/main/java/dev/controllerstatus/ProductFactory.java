package dev.controllerstatus;

import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.Section;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Targets;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Brings together what no room can make alone. */
@Factory
final class ProductFactory {
  /** Every kind reads its own section of the targets. */
  @Singleton
  Targets targets(Configuration configuration, List<Probe<?>> probes) {
    Section section = configuration.root().section("targets");
    List<Target> targets = new ArrayList<>();
    for (Probe<?> probe : probes) {
      Section kind = section.section(probe.kind());
      kind.children().forEach(name -> read(probe, name, kind, targets));
    }
    List<Target> complete = targets;
    for (Probe<?> probe : probes) {
      complete = probe.complete(complete);
    }
    return new Targets(complete);
  }

  private static void read(Probe<?> probe, String name, Section kind, List<Target> into) {
    Section section = kind.section(name);
    boolean isEnabled = section.flag("enabled", true);
    Target target = probe.read(new TargetId(probe.kind(), word(name, kind)), section);
    if (isEnabled) {
      into.add(target);
    }
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
