package dev.controllerstatus.hotspot;

import org.jspecify.annotations.Nullable;

/**
 * What happens to the hotspot. Answers carry the epoch of the command they answer to: those of an
 * earlier epoch change nothing.
 */
sealed interface Event {
  /** Time has gone on. */
  record Tick() implements Event {}

  /** What there is to make a hotspot of. */
  record Surveyed(Survey survey) implements Event {}

  /** Whether the uplink is gone, see {@link UplinkJudge}. */
  record UplinkJudged(boolean isGone) implements Event {}

  /** How many are in it. */
  record Counted(int stations) implements Event {}

  /** Somebody wants it up. */
  record Asked() implements Event {}

  /** Somebody wants it down. */
  record Declined() implements Event {}

  /** Somebody needs the radio for something else. */
  record Needed(Errand errand) implements Event {}

  /** The answer to {@link Command.Raise}: phones can join. */
  record CameUp(long epoch) implements Event {}

  /** The other answer to {@link Command.Raise}; nothing is left of the try. */
  record CouldNot(long epoch, Trouble trouble) implements Event {}

  /** It was up and has gone by itself; nothing is left of it. */
  record Lost(long epoch, Trouble trouble) implements Event {}

  /** The answer to {@link Command.Lower}. */
  record WentDown(long epoch) implements Event {}

  /**
   * The answer to {@link Command.Lend}.
   *
   * @param isConnected whether the box has an uplink by this radio now
   */
  record Returned(long epoch, boolean isConnected) implements Event {}

  /** The epoch of an answer; null for what is none. */
  default @Nullable Long answers() {
    return switch (this) {
      case CameUp(var epoch) -> epoch;
      case CouldNot(var epoch, _) -> epoch;
      case Lost(var epoch, _) -> epoch;
      case WentDown(var epoch) -> epoch;
      case Returned(var epoch, _) -> epoch;
      default -> null;
    };
  }
}
