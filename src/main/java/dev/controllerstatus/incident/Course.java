package dev.controllerstatus.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the rules remember of one target.
 *
 * @param window the latest evidence, oldest first: since the last incident, and since the last
 *     break in the times
 * @param severity of the open incident; null while there is none
 * @param quiet the good attempts that may close it
 * @param reached the attempts since the last one that failed
 * @param relapses how often in a row an incident began soon after another
 * @param calm how long none has been open, as far as it was watched and as far as it matters
 * @param last when the latest attempt began
 */
record Course(
    List<Evidence> window,
    @Nullable Severity severity,
    Run quiet,
    Run reached,
    int relapses,
    Duration calm,
    @Nullable Instant last) {
  /** Nothing is known yet; as if there had never been an incident. */
  static final Course START =
      new Course(List.of(), null, Run.NONE, Run.NONE, 0, Duration.ofDays(36_500), null);

  /** Copies the window. */
  Course {
    window = List.copyOf(window);
  }

  Course opened(Severity now, int relapsesNow) {
    return new Course(window, now, quiet, reached, relapsesNow, calm, last);
  }

  Course changed(Severity now) {
    return new Course(window, now, quiet, reached, relapses, calm, last);
  }

  /** What came before an end must not open the next one. */
  Course closed() {
    return new Course(List.of(), null, Run.NONE, Run.NONE, relapses, Duration.ZERO, last);
  }
}
