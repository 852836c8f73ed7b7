package dev.controllerstatus.diagnosis;

import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is wrong, and how the box knows.
 *
 * @param subject what in particular, such as a target's id, a host or a resolver; empty for what
 *     there is only one of. Code and subject together are the same as long as the trouble is
 * @param owner who can mend it
 * @param since when the first attempt began that shows it
 * @param confidence 0 to 1
 * @param affects the services that suffer; empty for what may come to affect some
 * @param values what the sentence names, by the names in the messages: texts as they are, numbers
 *     in digits, durations and instants in ISO 8601
 * @param proofs the most telling first
 * @param quiet for how long it must not be seen any more before it counts as over
 */
public record Cause(
    Code code,
    String subject,
    Owner owner,
    Instant since,
    double confidence,
    Set<TargetId> affects,
    Map<String, String> values,
    List<Proof> proofs,
    Duration quiet) {
  /** Copies. */
  public Cause {
    affects = Set.copyOf(affects);
    values = Map.copyOf(values);
    proofs = List.copyOf(proofs);
  }

  /** The same, since another time. */
  public Cause since(Instant other) {
    return new Cause(code, subject, owner, other, confidence, affects, values, proofs, quiet);
  }
}
