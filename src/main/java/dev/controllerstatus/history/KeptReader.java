package dev.controllerstatus.history;

import dev.controllerstatus.target.TargetId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what is kept, a page at a time, so that nobody holds the store for long. */
public interface KeptReader {
  /**
   * The samples that come next, in the order of their ids; none when there are no more.
   *
   * @param id of the last one known; less than all to begin with
   * @param from the earliest start of an attempt
   * @param to before which the attempt began
   * @param target whose samples, or everybody's
   * @param most of them, at least 1
   */
  List<Kept> after(long id, Instant from, Instant to, Optional<TargetId> target, int most);
}
