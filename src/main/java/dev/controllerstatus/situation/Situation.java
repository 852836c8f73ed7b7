package dev.controllerstatus.situation;

import dev.controllerstatus.diagnosis.Cause;
import dev.controllerstatus.incident.Remarks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One cause from its first sign to its end.
 *
 * @param id {@code s-20261120-1}, of the same numbers as incidents
 * @param cause as it was seen last
 * @param seen when it was seen last
 * @param until since when it is not seen any more, once that has lasted; null while it is open
 */
public record Situation(
    String id, Cause cause, Instant seen, @Nullable Instant until, Remarks remarks) {
  /** Whether it is not over yet. */
  public boolean isOpen() {
    return until == null;
  }

  /** Since when; short for that of its cause. */
  public Instant since() {
    return cause.since();
  }

  /** Whether it was open at some time between these. */
  boolean isWithin(Instant from, Instant to) {
    Instant end = until;
    return since().isBefore(to) && (end == null || !end.isBefore(from));
  }

  Situation seen(Cause now, Instant at) {
    return new Situation(id, now, at, until, remarks);
  }

  Situation closed(Instant at) {
    return new Situation(id, cause, seen, at.isBefore(since()) ? since() : at, remarks);
  }

  Situation with(Remarks other) {
    return new Situation(id, cause, seen, until, other);
  }
}
