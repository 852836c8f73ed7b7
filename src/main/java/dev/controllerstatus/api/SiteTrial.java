package dev.controllerstatus.api;

import dev.controllerstatus.history.Recent;
import dev.controllerstatus.rounds.Trial;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.settings.SiteSettings;
import dev.controllerstatus.settings.SiteSettings.Field;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tries what the box is told of its site, beside what it knows, before any of it is kept. */
@Singleton
record SiteTrial(SiteSettings site, Recent recent, Trial trial) {
  /**
   * A service that is reached as it is.
   *
   * @param fault what would be in the way
   */
  record Lost(Field field, Target target, Fault fault) {}

  /**
   * What came of it.
   *
   * @param useless fields with which none of the services is reached
   */
  record Findings(List<Lost> lost, Set<Field> useless) {}

  /** Where nothing is reached as it is, there is nothing to lose, and nothing is tried. */
  Findings of(Map<Field, String> texts) throws InterruptedException {
    Findings findings = new Findings(new ArrayList<>(), EnumSet.noneOf(Field.class));
    for (Map.Entry<Field, String> text : texts.entrySet()) {
      List<Target> reached =
          site.preview(text.getKey(), text.getValue()).stream().filter(this::isReached).toList();
      List<Lost> lost = lost(text.getKey(), reached);
      findings.lost().addAll(lost);
      if (!lost.isEmpty() && lost.size() == reached.size()) {
        findings.useless().add(text.getKey());
      }
    }
    return findings;
  }

  private List<Lost> lost(Field field, List<Target> reached) throws InterruptedException {
    Map<TargetId, Fault> failures = trial.failures(reached);
    return reached.stream()
        .flatMap(
            target ->
                Optional.ofNullable(failures.get(target.id()))
                    .map(fault -> new Lost(field, target, fault))
                    .stream())
        .toList();
  }

  private boolean isReached(Target target) {
    return recent
        .latest(target.id())
        .filter(kept -> kept.sample().outcome() instanceof Outcome.Up)
        .isPresent();
  }
}
