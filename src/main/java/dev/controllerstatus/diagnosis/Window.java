package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Targets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * What is looked at: the latest samples of every target, services and the way to them.
 *
 * @param samples by target, oldest first, about half an hour of each
 * @param past what the last thirty days tell
 * @param running for how long the product has been running, whatever the clock says
 */
public record Window(
    Instant now, Targets targets, Map<TargetId, List<Kept>> samples, Past past, Duration running) {
  /** Copies the map; the lists are taken as they are, for they are long. */
  public Window {
    samples = Map.copyOf(samples);
  }

  /** Of a product that has been running for long. */
  public Window(Instant now, Targets targets, Map<TargetId, List<Kept>> samples, Past past) {
    this(now, targets, samples, past, ChronoUnit.FOREVER.getDuration());
  }

  /** Likewise, where nothing is known of the past. */
  public Window(Instant now, Targets targets, Map<TargetId, List<Kept>> samples) {
    this(now, targets, samples, Past.NONE);
  }

  /** Those of one target, oldest first. */
  public List<Kept> of(TargetId target) {
    return samples.getOrDefault(target, List.of());
  }
}
