package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A short trouble between two good moments. */
record Blip(List<Kept> samples) {
  Instant from() {
    return Track.at(samples.getFirst());
  }

  Instant until() {
    return samples.stream().map(Track::end).max(Instant::compareTo).orElseThrow();
  }

  Duration length() {
    return Duration.between(from(), until());
  }

  boolean isNear(Kept other, Duration slack) {
    return Track.at(other).isBefore(until().plus(slack))
        && Track.end(other).isAfter(from().minus(slack));
  }
}
