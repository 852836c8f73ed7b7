package dev.controllerstatus.diagnosis;

import dev.controllerstatus.diagnosis.Resolver.State;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Lookup;
import dev.controllerstatus.sample.Fault.Unresolved;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The resolvers as such: what they answer to any name. They are to blame only while something else
 * passes; a resolver behind a broken gateway is as silent as everything there.
 */
final class Resolvers implements Rule {
  @Override
  public void judge(Scene scene, Notes notes) {
    List<Seen> asked =
        scene.services().stream()
            .filter(seen -> !isExplained(seen, notes))
            .filter(seen -> !lookups(seen).isEmpty())
            .toList();
    if (asked.isEmpty()) {
      withoutWitness(scene, notes);
    }
    for (Seen seen : asked) {
      new ResolverCase(seen, scene, notes).judge();
    }
  }

  private static boolean isExplained(Seen seen, Notes notes) {
    return seen.isFailing() && !notes.isOpen(seen);
  }

  static List<Lookup> lookups(Seen seen) {
    return seen.track().fresh().stream().flatMap(kept -> Track.facts(kept, Lookup.class)).toList();
  }

  /** Services whose names did not become addresses, for one of these reasons. */
  static List<Seen> nameless(Scene scene, Notes notes, Predicate<Unresolved.Reason> reason) {
    return scene
        .failing()
        .filter(notes::isOpen)
        .filter(
            seen -> seen.fault().orElseThrow() instanceof Unresolved(var r, _) && reason.test(r))
        .toList();
  }

  /** Without a resolver among the targets: names of several hosts fail, and their hosts answer. */
  private static void withoutWitness(Scene scene, Notes notes) {
    for (Unresolved.Reason reason :
        List.of(
            Unresolved.Reason.TIMEOUT,
            Unresolved.Reason.REFUSED,
            Unresolved.Reason.SERVER_FAILURE)) {
      List<Seen> nameless = nameless(scene, notes, reason::equals);
      boolean isSeveral = nameless.stream().map(Seen::host).distinct().count() > 1;
      boolean isPassing =
          nameless.stream()
              .flatMap(seen -> seen.current().stream())
              .anyMatch(trail -> trail.far().isPresent() || trail.farthest() > 1);
      if (isSeveral && isPassing) {
        Instant since = began(nameless);
        notes.parent(
            new Draft(code(reason), "", since, 0.85)
                .value("form", "names")
                .proof(
                    Says.NAMES_FAIL,
                    Map.of("count", nameless.size()),
                    nameless.stream().map(Seen::last).toList()),
            nameless);
      }
    }
  }

  static Instant began(List<Seen> nameless) {
    return nameless.stream()
        .map(seen -> Track.at(seen.run(fault -> fault instanceof Unresolved).getFirst()))
        .min(Instant::compareTo)
        .orElseThrow();
  }

  private static Code code(Unresolved.Reason reason) {
    return switch (reason) {
      case REFUSED -> Code.DNS_REFUSED;
      case SERVER_FAILURE -> Code.DNS_NO_UPSTREAM;
      case TIMEOUT, NO_SUCH_NAME, NO_ADDRESS -> Code.DNS_SILENT;
    };
  }

  /** All samples of a target at whose end all of its resolvers are like this. */
  static List<Kept> run(Seen seen, Predicate<List<Resolver>> test) {
    return seen.track()
        .run(
            kept -> {
              List<Resolver> resolvers = Resolver.of(kept);
              return !resolvers.isEmpty() && test.test(resolvers);
            });
  }

  static boolean areAll(List<Resolver> resolvers, State state) {
    return resolvers.stream().allMatch(resolver -> resolver.state() == state);
  }

  /** Samples that together show that something lasts longer than a restart does. */
  static boolean isLasting(List<Kept> run, List<Seen> nameless) {
    List<Kept> all = new ArrayList<>(run);
    nameless.forEach(seen -> all.addAll(seen.run(f -> f instanceof Unresolved)));
    Instant first = all.stream().map(Track::at).min(Instant::compareTo).orElse(Instant.MAX);
    Instant last = all.stream().map(Track::end).max(Instant::compareTo).orElse(Instant.MIN);
    return all.size() > 1 && Duration.between(first, last).toMillis() >= 3_500;
  }
}
