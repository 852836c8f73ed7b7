package dev.controllerstatus.incident;

import dev.controllerstatus.target.TargetId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trouble of one target that lasts, or has lasted.
 *
 * @param id {@code s-20261120-1}: the day in UTC on which it began, and its number in that day
 */
public record Incident(
    String id, TargetId target, Extent extent, Tally tally, Timeline timeline, Remarks remarks) {

  static Incident opened(String id, TargetId target, Change.Opened opened) {
    Extent extent = Extent.opened(opened.severity(), opened.shown().getFirst().at());
    Incident incident = new Incident(id, target, extent, Tally.NONE, Timeline.EMPTY, Remarks.NONE);
    for (Evidence evidence : opened.shown()) {
      incident = incident.plus(evidence);
    }
    return incident;
  }

  /** Whether it is not over yet. */
  public boolean isOpen() {
    return extent.until() == null;
  }

  /** Since when; short for that of its extent. */
  public Instant since() {
    return extent.since();
  }

  /** Until when, or null while it is open; short for that of its extent. */
  public @Nullable Instant until() {
    return extent.until();
  }

  /** With one more attempt. */
  Incident plus(Evidence evidence) {
    Transition seen = Transition.of(evidence, extent.severity());
    Tally counted = tally.plus(evidence.light());
    return new Incident(id, target, extent, counted, timeline.plus(seen), remarks);
  }

  Incident with(Extent other) {
    return new Incident(id, target, other, tally, timeline, remarks);
  }

  Incident with(Timeline other) {
    return new Incident(id, target, extent, tally, other, remarks);
  }

  Incident with(Remarks other) {
    return new Incident(id, target, extent, tally, timeline, other);
  }
}
