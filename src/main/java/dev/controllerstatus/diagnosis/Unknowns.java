package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What fails for long without a proof of whose fault it is. Nobody is blamed on a guess. */
final class Unknowns implements Rule {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int ENOUGH = 3;

  @Override
  public void judge(Scene scene, Notes notes) {
    scene.sides().forEach(side -> wait(side, notes));
    // What failed for something below, until just now, is given the time to come back.
    Instant taken = notes.takenOver();
    Instant back = taken.isAfter(scene.restored()) ? taken : scene.restored();
    for (Seen seen : notes.open(scene)) {
      Fault last = seen.fault().orElseThrow();
      // A failure of another sort may be the end of the one before: it gets a patience of its own.
      List<Kept> failures = seen.run(fault -> isLike(fault, last));
      if (isLong(failures, back)) {
        Draft draft =
            new Draft(Code.UNKNOWN, seen.id().toString(), Track.at(failures.getFirst()), 0.3)
                .value("service", seen.name())
                .proof(
                    Says.FAILS_SO,
                    Map.of(
                        "fault", last.layer() + "/" + last.code(),
                        "detail", last.detail(),
                        "failed", failures.size()),
                    failures);
        seen.current()
            .ifPresent(
                trail ->
                    draft.proof(Says.PATH_REACHES, Map.of("hop", trail.farthest()), trail.kept()));
        notes.own(draft, List.of(seen));
      }
    }
  }

  /** What is cut off behind a gateway that has just missed its first look waits for the second. */
  private static void wait(Side side, Notes notes) {
    List<Kept> missed = side.gateway().run(Track::isDown);
    if (!missed.isEmpty() && !Seen.isLasting(missed)) {
      notes.notJudged(side.remote().stream().filter(Seen::isCutOff).filter(notes::isOpen).toList());
    }
  }

  private static boolean isLong(List<Kept> failures, Instant back) {
    List<Kept> since = failures.stream().filter(kept -> Track.at(kept).isAfter(back)).toList();
    return since.size() >= ENOUGH
        && Duration.between(Track.at(since.getFirst()), Track.end(since.getLast()))
                .compareTo(PATIENCE)
            >= 0;
  }

  private static boolean isLike(Fault one, Fault other) {
    return one.layer().equals(other.layer()) && one.code().equals(other.code());
  }
}
