package dev.controllerstatus.diagnosis;

import java.util.List;
import java.util.Map;

/**
 * One thing that was seen, and in which samples.
 *
 * @param says what, as a key of the messages; which keys there are, stands in {@link Says}
 * @param values what the message names, as in {@link Cause#values}
 * @param samples ids; empty for what was concluded
 */
public record Proof(Says says, Map<String, String> values, List<Long> samples) {
  /** Copies. */
  public Proof {
    values = Map.copyOf(values);
    samples = List.copyOf(samples);
  }
}
