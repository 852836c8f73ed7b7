package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import java.time.Instant;
import java.util.List;

/**
 * Trouble that several services had is over as soon as one of them is reached again; those that
 * were asked for the last time before that have not had their turn yet, and say nothing of now.
 */
final class Aftermath implements Rule {
  @Override
  public void judge(Scene scene, Notes notes) {
    List<Seen> late =
        notes.open(scene).stream()
            .filter(Seen::isCutOff)
            .filter(seen -> scene.services().stream().anyMatch(o -> isBackSince(o, seen)))
            .toList();
    notes.notJudged(late);
  }

  /** Whether the other one failed together with this one, and is reached again by now. */
  private static boolean isBackSince(Seen other, Seen seen) {
    if (other.isFailing() || other.host().equals(seen.host())) {
      return false;
    }
    Instant asked = Track.at(seen.last());
    List<Kept> since = other.track().since(seen.began().minus(seen.track().every()));
    for (int i = 1; i < since.size(); i++) {
      boolean isBack = Track.isUp(since.get(i)) && Seen.isCut(Track.fault(since.get(i - 1)));
      if (isBack && Track.at(since.get(i)).isAfter(asked)) {
        return true;
      }
    }
    return false;
  }
}
