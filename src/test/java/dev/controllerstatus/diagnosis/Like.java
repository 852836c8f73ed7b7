package dev.controllerstatus.diagnosis;

import dev.controllerstatus.sample.Outcome;
import java.time.Instant;

/** As another world, but for what is said otherwise. */
class Like extends World {
  private final World other;

  Like(World other) {
    this.other = other;
  }

  @Override
  Outcome box(long round) {
    return other.box(round);
  }

  @Override
  Outcome gateway(long round) {
    return other.gateway(round);
  }

  @Override
  Outcome service(Remote remote, long round, Instant at) {
    return other.service(remote, round, at);
  }

  @Override
  Outcome path(Remote remote, boolean isBad) {
    return other.path(remote, isBad);
  }
}
