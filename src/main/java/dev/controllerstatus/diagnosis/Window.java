package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Targets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is looked at: the latest samples of every target, services and the way to them.
 *
 * @param samples by target, oldest first, about half an hour of each
 * @param past what the last thirty days tell
 */
public record Window(Instant now, Targets targets, Map<TargetId, List<Kept>> samples, Past past) {
  /** Copies the map; the lists are taken as they are, for they are long. */
  public Window {
    samples = Map.copyOf(samples);
  }

  /** Where nothing is known of the past. */
  public Window(Instant now, Targets targets, Map<TargetId, List<Kept>> samples) {
    this(now, targets, samples, Past.NONE);
  }

  /** Those of one target, oldest first. */
  public List<Kept> of(TargetId target) {
    return samples.getOrDefault(target, List.of());
  }
}
