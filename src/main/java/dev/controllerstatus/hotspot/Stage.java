package dev.controllerstatus.hotspot;

import org.jspecify.annotations.Nullable;

/**
 * How far the hotspot is.
 *
 * @param trouble why there is none, or why it is being taken down
 * @param epoch of the latest command
 * @param since when the phase began
 * @param failures in a row
 */
record Stage(
    Phase phase,
    @Nullable Trouble trouble,
    @Nullable Purpose purpose,
    long epoch,
    long since,
    int failures) {

  Stage enter(Phase next, @Nullable Trouble why, @Nullable Purpose what, long at) {
    return new Stage(next, why, what, epoch, at, next == Phase.UP ? 0 : failures);
  }

  Stage failed(Trouble why, long at) {
    return new Stage(Phase.FAILED, why, purpose, epoch, at, failures + 1);
  }

  Stage renamed(Purpose what) {
    return new Stage(phase, trouble, what, epoch, since, failures);
  }

  /** Answers to earlier commands change nothing from here on. */
  Stage nextEpoch() {
    return new Stage(phase, trouble, purpose, epoch + 1, since, failures);
  }
}
