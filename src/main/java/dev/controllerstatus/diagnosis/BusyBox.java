package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Load;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A box whose processor is taken measures its own waiting: a thread that sleeps a moment and wakes
 * late would have seen every answer late as well. Such times say nothing about anybody else.
 */
final class BusyBox implements Rule {
  // A garbage collection stops all threads for less than this; the light turns yellow at 200 ms.
  private static final Duration LONG = Duration.ofMillis(150);
  // One such is enough: what needs no network took as long as a service that does not answer.
  private static final Duration HOPELESS = Duration.ofSeconds(1);
  private static final Duration LATELY = Duration.ofMinutes(10);
  private static final Duration OVERDUE = Duration.ofMinutes(1);
  private static final Duration SLACK = Duration.ofSeconds(10);

  @Override
  public void judge(Scene scene, Notes notes) {
    if (scene.box().filter(box -> isOverdue(box, scene.now())).isPresent()) {
      notes.distrustTimes();
    }
    List<Kept> run = scene.box().map(box -> busy(box, scene.now())).orElse(List.of());
    if (scene.isStarting() && !run.isEmpty()) {
      notes.distrustTimes();
    } else if (run.size() > 1 || run.stream().anyMatch(BusyBox::isHopeless)) {
      tell(run, scene, notes);
    }
  }

  /** A look at the box itself needs no network: one that is not back in time is held up. */
  private static boolean isOverdue(Track box, Instant now) {
    return box.latest().filter(kept -> Track.end(kept).plus(box.turn()).isBefore(now)).isPresent();
  }

  /** The samples at the end that were late; on a busy box the next one is overdue as well. */
  private static List<Kept> busy(Track box, Instant now) {
    List<Kept> lately = box.since(now.minus(LATELY));
    int first = lately.size();
    while (first > 0 && delay(lately.get(first - 1)).compareTo(LONG) >= 0) {
      first--;
    }
    List<Kept> busy = lately.subList(first, lately.size());
    boolean isOver = busy.isEmpty() || Track.end(busy.getLast()).isBefore(now.minus(OVERDUE));
    return isOver ? List.of() : busy;
  }

  /** How late it was, or how long it looked in vain. */
  private static Duration delay(Kept kept) {
    return Track.facts(kept, Load.class)
        .map(Load::delay)
        .max(Comparator.naturalOrder())
        .orElseGet(() -> lookedInVain(kept));
  }

  private static Duration lookedInVain(Kept kept) {
    return kept.sample().outcome() instanceof Outcome.Down down
            && down.fault() instanceof Fault.Unreachable
        ? down.phases().total()
        : Duration.ZERO;
  }

  private static boolean isHopeless(Kept kept) {
    return delay(kept).compareTo(HOPELESS) >= 0;
  }

  private static void tell(List<Kept> run, Scene scene, Notes notes) {
    Instant since = Track.at(run.getFirst());
    Duration worst = run.stream().map(BusyBox::delay).max(Comparator.naturalOrder()).orElseThrow();
    Draft draft =
        new Draft(Code.BOX_OVERLOADED, "", since, 0.9)
            .value("delay", worst)
            .proof(Says.BOX_WAITS, Map.of("delay", worst, "times", run.size()), run);
    run.stream()
        .flatMap(kept -> Track.facts(kept, Load.class))
        .mapToInt(Load::busy)
        .max()
        .ifPresent(busy -> draft.proof(Says.BOX_BUSY, Map.of("busy", busy), run));
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
