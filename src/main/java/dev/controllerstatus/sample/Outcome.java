package dev.controllerstatus.sample;

import java.time.Duration;
import java.util.List;

/** What one attempt came to. */
public sealed interface Outcome {
  /**
   * The exchange was complete and as expected.
   *
   * @param latency response time of the service on its protocol, without name resolution
   */
  record Up(Duration latency, Phases phases, List<Fact> facts) implements Outcome {
    /** Copies the facts. */
    public Up {
      facts = List.copyOf(facts);
    }
  }

  /** The exchange failed, for a reason that the network or the far end gave. */
  record Down(Fault fault, Phases phases, List<Fact> facts) implements Outcome {
    /** Copies the facts. */
    public Down {
      facts = List.copyOf(facts);
    }
  }

  /** Not tried, and why: a hole in the history is a value. */
  record Skipped(String because) implements Outcome {}

  /** The probe itself broke: our defect, and no evidence about the target. */
  record Inconclusive(String code) implements Outcome {}
}
