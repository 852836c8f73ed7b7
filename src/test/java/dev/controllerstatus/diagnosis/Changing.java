package dev.controllerstatus.diagnosis;

import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Stage;
import java.time.Instant;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** Worlds that are not the same in every round. */
final class Changing {
  private Changing() {}

  /** A world in which what is wrong depends on the round. */
  static World timed(LongFunction<World> of) {
    return new World() {
      @Override
      Outcome box(long round) {
        return of.apply(round).box(round);
      }

      @Override
      Outcome gateway(long round) {
        return of.apply(round).gateway(round);
      }

      @Override
      Outcome service(Remote remote, long round, Instant at) {
        return of.apply(round).service(remote, round, at);
      }

      @Override
      Outcome path(Remote remote, boolean isBad) {
        return new Look(remote).done();
      }
    };
  }

  /** These accept a connection and do not answer; the way to them is well. */
  static World stalling(Predicate<Remote> which) {
    return Worlds.some(
        which, _ -> World.timeout(Stage.ANSWER), remote -> new World.Look(remote).done());
  }
}
