package dev.controllerstatus.incident;

import dev.controllerstatus.light.Light;
import dev.controllerstatus.light.Lights;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.Target;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt says about its target.
 *
 * @param at when it began, by the wall clock, which may have been set since the one before
 * @param light green, yellow or red
 * @param fault why it failed; null for a success
 * @param sample the id of its sample, or {@link dev.controllerstatus.history.Past#NO_ID}
 */
record Evidence(Instant at, Light light, @Nullable Fault fault, long sample) {
  /** Empty for a sample that says nothing: not tried, or the probe itself broke. */
  static Optional<Evidence> of(Target target, Sample sample, long id) {
    Light light = Lights.of(target, Optional.of(sample), sample.at()).light();
    Fault fault = sample.outcome() instanceof Outcome.Down(var reason, _, _) ? reason : null;
    return light == Light.GREY
        ? Optional.empty()
        : Optional.of(new Evidence(sample.at(), light, fault, id));
  }

  boolean is(Light other) {
    return light == other;
  }
}
