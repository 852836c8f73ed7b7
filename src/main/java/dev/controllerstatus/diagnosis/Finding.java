package dev.controllerstatus.diagnosis;

import dev.controllerstatus.target.TargetId;
import java.util.List;
import java.util.Set;

/**
 * All that a window tells.
 *
 * @param causes the worst first
 * @param notJudged services whose failure says nothing about them, since something below is broken
 * @param events latest last
 */
public record Finding(List<Cause> causes, Set<TargetId> notJudged, List<Event> events) {
  /** Copies. */
  public Finding {
    causes = List.copyOf(causes);
    notJudged = Set.copyOf(notJudged);
    events = List.copyOf(events);
  }
}
