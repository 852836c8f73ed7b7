package dev.controllerstatus.incident;

import dev.controllerstatus.light.Light;
import dev.controllerstatus.sample.Fault;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From here on an incident looked different.
 *
 * @param at when the first attempt began that showed it
 * @param light what that attempt found; grey when nothing is asked any more
 * @param fault why it failed; null for a success
 * @param severity of the incident with this attempt
 * @param sample the id of its sample; null when there is none
 */
public record Transition(
    Instant at, Light light, @Nullable Fault fault, Severity severity, @Nullable Long sample) {
  static Transition of(Evidence evidence, Severity severity) {
    Long sample = evidence.sample() > 0 ? evidence.sample() : null;
    return new Transition(evidence.at(), evidence.light(), evidence.fault(), severity, sample);
  }

  /** The same, whenever it was. */
  boolean looksAs(Transition other) {
    return light == other.light && severity == other.severity && word().equals(other.word());
  }

  // Details vary, such as the names of two resolvers, and the trouble is the same.
  private String word() {
    return fault == null ? "" : fault.layer() + '/' + fault.code();
  }
}
