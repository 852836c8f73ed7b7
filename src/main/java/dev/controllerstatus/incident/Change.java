package dev.controllerstatus.incident;

import java.time.Instant;
import java.util.List;

/** What one more attempt means for the incidents of its target. */
sealed interface Change {
  /** Nothing new. */
  record None() implements Change {}

  /**
   * An incident begins.
   *
   * @param shown the evidence, oldest first; the first piece says since when
   */
  record Opened(Severity severity, List<Evidence> shown) implements Change {
    /** Copies the evidence. */
    public Opened {
      shown = List.copyOf(shown);
    }
  }

  /**
   * It is worse or better than before.
   *
   * @param since when the first attempt began that shows it
   */
  record Turned(Severity severity, Instant since) implements Change {}

  /**
   * It is over.
   *
   * @param until when the first good attempt of the quiet time began
   */
  record Closed(Instant until) implements Change {}
}
