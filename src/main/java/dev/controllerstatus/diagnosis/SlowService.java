package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One service answers late while connections to it are made as fast as ever: the network carries
 * both, so the time is lost behind it.
 */
final class SlowService implements Rule {
  private static final Duration MORE = Duration.ofMillis(100);
  private static final int TIMES = 3;
  private static final int LONG = 5;

  @Override
  public void judge(Scene scene, Notes notes) {
    if (notes.areTimesTrusted()) {
      scene.remote().stream()
          .filter(seen -> !seen.isFailing() && notes.isOpen(seen))
          .filter(seen -> Resolvers.lookups(seen).isEmpty())
          .forEach(seen -> judge(seen, scene, notes));
    }
  }

  private static void judge(Seen seen, Scene scene, Notes notes) {
    Duration above = seen.track().target().service().slowAbove();
    Duration usual = seen.usualLatency().orElse(Duration.ZERO);
    boolean isUsual = usual.compareTo(above) >= 0;
    Duration limit =
        isUsual
            ? above
            : Durations.longer(
                above, Durations.longer(usual.multipliedBy(TIMES), usual.plus(MORE)));
    List<Kept> run = seen.track().run(kept -> isAbove(kept, limit));
    Optional<Duration> way = way(seen, run);
    boolean isLong = isUsual ? run.size() >= LONG : Seen.isLasting(run);
    if (!isLong || way.isEmpty() || isOtherSlow(seen, scene, notes, run)) {
      return;
    }
    Duration now = Durations.median(run.stream().map(SlowService::latency).toList());
    if (way.get().multipliedBy(TIMES).compareTo(now) < 0) {
      tell(seen, run, now, way.get(), usual, notes);
    }
  }

  private static boolean isAbove(Kept kept, Duration limit) {
    return Track.isUp(kept) && latency(kept).compareTo(limit) > 0;
  }

  private static Duration latency(Kept kept) {
    return kept.sample().outcome() instanceof Outcome.Up up ? up.latency() : Duration.ZERO;
  }

  /** One round trip to the host in these very attempts, or in a look at the way since. */
  private static Optional<Duration> way(Seen seen, List<Kept> run) {
    List<Duration> connects = new ArrayList<>();
    for (Kept kept : run) {
      if (kept.sample().outcome() instanceof Outcome.Up up && up.phases().connect() != null) {
        connects.add(up.phases().connect());
      }
    }
    return connects.isEmpty()
        ? seen.look().flatMap(Trail::farEcho)
        : Optional.of(Durations.median(connects));
  }

  /** Several hosts that turned slow together have something in common. */
  private static boolean isOtherSlow(Seen seen, Scene scene, Notes notes, List<Kept> run) {
    Instant since = Track.at(run.getFirst()).minusSeconds(10);
    long hosts =
        scene.remote().stream()
            .filter(other -> !other.host().equals(seen.host()))
            .filter(other -> Lateness.of(other).isPresent())
            .filter(other -> !other.slow().isEmpty())
            .filter(other -> Track.at(other.slow().getFirst()).isAfter(since))
            .map(Seen::host)
            .distinct()
            .count();
    // What was over by then is another story.
    Instant began = Track.at(run.getFirst()).minusSeconds(2);
    boolean isOtherOdd =
        scene.remote().stream()
            .filter(other -> !other.host().equals(seen.host()) && notes.isOpen(other))
            .anyMatch(other -> other.isOddSince(began));
    return hosts > 1 || isOtherOdd;
  }

  private static void tell(
      Seen seen, List<Kept> run, Duration now, Duration way, Duration usual, Notes notes) {
    notes.own(
        new Draft(Code.SERVICE_SLOW, seen.id().toString(), Track.at(run.getFirst()), 0.9)
            .value("service", seen.name())
            .value("host", seen.host())
            .value("took", now)
            .value("usual", usual)
            .proof(Says.ANSWERS_LATE, Map.of("took", now, "usual", usual, "times", run.size()), run)
            .proof(Says.CONNECTS_FAST, Map.of("took", way), run),
        List.of(seen));
  }
}
