package dev.controllerstatus.incident;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Attempts in a row that have something in common.
 *
 * @param lasted from the first to the latest, as far as it was watched
 * @param first when the first one began; null while there is none
 */
record Run(int attempts, Duration lasted, @Nullable Instant first) {
  static final Run NONE = new Run(0, Duration.ZERO, null);

  /** With one more, which came this long after whatever came before. */
  Run plus(Evidence next, Duration step) {
    return first == null
        ? new Run(1, Duration.ZERO, next.at())
        : new Run(attempts + 1, lasted.plus(step), first);
  }

  /** Time goes by, and the run goes on without one more. */
  Run passing(Duration step) {
    return first == null ? this : new Run(attempts, lasted.plus(step), first);
  }

  boolean isAtLeast(int least, Duration time) {
    return attempts >= least && lasted.compareTo(time) >= 0;
  }
}
