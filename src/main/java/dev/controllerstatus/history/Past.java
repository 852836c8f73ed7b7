package dev.controllerstatus.history;

import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.TargetId;
import java.util.List;

/** The samples that can be found again, in the order in which they came. Never throws. */
public interface Past {
  /** The id of a sample that does not have one. */
  long NO_ID = 0;

  /** The id of the sample that came last, or {@link #NO_ID}; asked for each, so from memory. */
  long idOf(Sample sample);

  /**
   * Samples of one target that came after the one with this id, oldest first.
   *
   * @param most how many; where there are more, the latest
   */
  List<Kept> after(TargetId target, long id, int most);
}
