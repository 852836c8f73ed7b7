package dev.controllerstatus.hotspot;

import org.jspecify.annotations.Nullable;

/** All that the hotspot knows. Times are nanoseconds of a clock that only goes forward. */
record Machine(Stage stage, Guests guests, Way way, Survey survey, Wishes wishes) {

  /**
   * Who is in it.
   *
   * @param seen when somebody was in it last, or it came up, or was asked for
   */
  record Guests(int stations, long seen) {}

  /**
   * The box's own way to the network.
   *
   * @param graceUntil until when one that has just come is not called gone
   */
  record Way(boolean isGone, long graceUntil) {}

  /** Before anything is known. */
  static Machine first(boolean isFirst, long at) {
    return new Machine(
        new Stage(Phase.UNAVAILABLE, Trouble.NOT_STARTED, null, 0, at, 0),
        new Guests(0, at),
        new Way(false, at),
        Survey.none(Trouble.NOT_STARTED),
        new Wishes(isFirst, false, false, null));
  }

  Phase phase() {
    return stage.phase();
  }

  long epoch() {
    return stage.epoch();
  }

  @Nullable Purpose purpose() {
    return stage.purpose();
  }

  Machine at(Stage other) {
    return new Machine(other, guests, way, survey, wishes);
  }

  Machine enter(Phase next, @Nullable Trouble why, @Nullable Purpose what, long at) {
    Guests then = next == Phase.UP ? new Guests(0, at) : guests;
    return at(stage.enter(next, why, what, at)).with(then);
  }

  Machine failed(Trouble why, long at) {
    return at(stage.failed(why, at));
  }

  Machine with(Guests other) {
    return new Machine(stage, other, way, survey, wishes);
  }

  Machine with(Way other) {
    return new Machine(stage, guests, other, survey, wishes);
  }

  Machine with(Survey other) {
    return new Machine(stage, guests, way, other, wishes);
  }

  Machine with(Wishes other) {
    return new Machine(stage, guests, way, survey, other);
  }
}
