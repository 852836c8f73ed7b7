package dev.controllerstatus.sample;

import java.time.Duration;
import java.time.Instant;
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

  /**
   * Not tried, since the far end's terms do not allow it yet: a hole in the history is a value.
   *
   * @param asked when it was asked last, by this process, an earlier one or one beside it
   * @param next from when on it may be asked again
   */
  record Skipped(Instant asked, Instant next) implements Outcome {}

  /** The probe itself broke: our defect, and no evidence about the target. */
  record Inconclusive(String code) implements Outcome {}
}
