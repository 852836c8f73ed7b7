package dev.controllerstatus.history;

import dev.controllerstatus.history.rollup.Rollup;
import java.time.Instant;
import java.util.Collection;

/**
 * What was found in one step of time.
 *
 * @param to the first moment of the next step
 */
public record Point(Instant from, Instant to, Rollup rollup) {
  /** What was found in all of them. */
  public static Rollup sum(Collection<Point> points) {
    return Rollup.sum(points.stream().map(Point::rollup).toList());
  }
}
