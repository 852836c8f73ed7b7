package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What fails for long without a proof of whose fault it is. Nobody is blamed on a guess. */
final class Unknowns implements Rule {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int ENOUGH = 3;

  @Override
  public void judge(Scene scene, Notes notes) {
    for (Seen seen : notes.open(scene)) {
      Fault last = seen.fault().orElseThrow();
      // A failure of another sort may be the end of the one before: it gets a patience of its own.
      List<Kept> failures = seen.run(fault -> isLike(fault, last));
      Duration length = Duration.between(Track.at(failures.getFirst()), Track.end(seen.last()));
      if (failures.size() >= ENOUGH && length.compareTo(PATIENCE) >= 0) {
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

  private static boolean isLike(Fault one, Fault other) {
    return one.layer().equals(other.layer()) && one.code().equals(other.code());
  }
}
