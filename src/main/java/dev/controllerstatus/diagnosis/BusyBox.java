package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Load;
import dev.controllerstatus.sample.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A box whose processor is taken measures its own waiting: a thread that sleeps a moment and wakes
 * late would have seen every answer late as well. Such times say nothing about anybody else.
 */
final class BusyBox implements Rule {
  // A garbage collection stops all threads for less than this; the light turns yellow at 200 ms.
  private static final Duration LONG = Duration.ofMillis(150);
  private static final Duration SLACK = Duration.ofSeconds(10);

  @Override
  public void judge(Scene scene, Notes notes) {
    scene
        .box()
        .map(box -> box.run(BusyBox::isBusy))
        .filter(run -> run.size() > 1)
        .ifPresent(run -> tell(run, scene, notes));
  }

  private static boolean isBusy(Kept kept) {
    return Track.facts(kept, Load.class).anyMatch(load -> load.delay().compareTo(LONG) >= 0);
  }

  private static void tell(List<Kept> run, Scene scene, Notes notes) {
    Instant since = Track.at(run.getFirst());
    Load worst =
        run.stream()
            .flatMap(kept -> Track.facts(kept, Load.class))
            .max((a, b) -> a.delay().compareTo(b.delay()))
            .orElseThrow();
    Draft draft =
        new Draft(Code.BOX_OVERLOADED, "", since, 0.9)
            .value("delay", worst.delay())
            .value("busy", worst.busy())
            .proof(
                Says.BOX_WAITS,
                Map.of("delay", worst.delay(), "busy", worst.busy(), "times", run.size()),
                run);
    notes.distrustTimes();
    notes.parent(
        draft,
        scene.services().stream().filter(seen -> isDoubtful(seen, since.minus(SLACK))).toList());
  }

  /** Only what is a matter of time is doubtful: a refusal is one on a busy box too. */
  private static boolean isDoubtful(Seen seen, Instant since) {
    boolean isSlow =
        seen.up().map(Outcome.Up::latency).map(took -> took.compareTo(LONG) > 0).orElse(false);
    return isSlow || (seen.isFailing() && seen.isCutOff() && !seen.began().isBefore(since));
  }
}
