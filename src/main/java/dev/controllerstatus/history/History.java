package dev.controllerstatus.history;

import dev.controllerstatus.target.TargetId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of the targets. Each answer is as it was at one moment; all methods may wait
 * for the disk and throw when it cannot be read.
 */
public interface History {
  /**
   * One target in steps, oldest first; {@link Resolution#points(Window, java.util.Collection)}
   * makes them of stored blocks.
   */
  List<Point> points(TargetId target, Window window, Resolution resolution) throws IOException;

  /**
   * The samples of one target that were taken in a window, in the order in which they came.
   *
   * @param most how many; where there are more, the first
   */
  List<Kept> samples(TargetId target, Window window, int most) throws IOException;

  /** The breaks of the record that have a part in a window, in the order in which they came. */
  List<Discontinuity> discontinuities(Window window) throws IOException;

  /** When the first sample was taken that anything is still known of. */
  Optional<Instant> firstAt(TargetId target) throws IOException;

  /**
   * When the first of all the latest samples was taken that came to the same: success, or failure.
   * Those that were skipped or inconclusive came to nothing.
   */
  Optional<Instant> lastChangeAt(TargetId target) throws IOException;
}
