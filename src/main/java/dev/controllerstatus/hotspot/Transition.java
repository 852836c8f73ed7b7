package dev.controllerstatus.hotspot;

import static dev.controllerstatus.hotspot.Phase.FAILED;
import static dev.controllerstatus.hotspot.Phase.LENT;
import static dev.controllerstatus.hotspot.Phase.OFF;
import static dev.controllerstatus.hotspot.Phase.STARTING;
import static dev.controllerstatus.hotspot.Phase.STOPPING;
import static dev.controllerstatus.hotspot.Phase.UNAVAILABLE;
import static dev.controllerstatus.hotspot.Phase.UP;

import dev.controllerstatus.hotspot.Machine.Guests;
import dev.controllerstatus.hotspot.Machine.Way;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When the hotspot is up: an event comes in, the next state and at most one command go out. Pure;
 * whoever carries the commands out does so one after the other.
 */
record Transition(Machine next, @Nullable Command command) {

  /**
   * What follows.
   *
   * @param at nanoseconds of the machine's clock
   */
  static Transition of(Machine now, Event event, Timing timing, long at) {
    return new Decision(timing, at).of(new Note(at).of(now, event));
  }

  private static Transition stay(Machine machine) {
    return new Transition(machine, null);
  }

  /** What an event says is written down, no more. */
  private record Note(long at) {
    Machine of(Machine now, Event event) {
      Long answers = event.answers();
      if (answers != null) {
        return answers == now.epoch() ? answer(now, event) : now;
      }
      Wishes wishes = now.wishes();
      return switch (event) {
        case Event.Surveyed(var survey) -> now.with(survey);
        case Event.UplinkJudged(var isGone) ->
            now.with(new Way(isGone, now.way().graceUntil()))
                .with(isGone ? wishes : wishes.forgiven());
        case Event.Counted(var stations) -> now.phase() == UP ? counted(now, stations) : now;
        case Event.Asked() -> asked(now);
        case Event.Declined() -> now.with(wishes.declined());
        case Event.Needed(var errand) -> now.with(wishes.needs(errand));
        default -> now;
      };
    }

    private Machine counted(Machine now, int stations) {
      return now.with(new Guests(stations, stations > 0 ? at : now.guests().seen()));
    }

    /** Whoever asks need not wait for the next try. */
    private Machine asked(Machine now) {
      Machine ready = now.phase() == FAILED ? now.enter(OFF, null, null, at) : now;
      return ready.with(new Guests(now.guests().stations(), at)).with(now.wishes().asked());
    }

    private Machine answer(Machine now, Event event) {
      return switch (event) {
        case Event.CameUp _ when now.phase() == STARTING -> now.enter(UP, null, now.purpose(), at);
        case Event.CouldNot(_, var trouble) when now.phase() == STARTING -> now.failed(trouble, at);
        case Event.Lost(_, var trouble) when now.phase() == UP -> now.failed(trouble, at);
        case Event.WentDown _ when now.phase() == STOPPING -> down(now);
        case Event.Returned(_, var isConnected) when now.phase() == LENT -> {
          Machine back = now.enter(OFF, null, null, at);
          yield isConnected ? connected(back, now.stage().since()) : back;
        }
        default -> now;
      };
    }

    /**
     * The radio is the uplink now. Whoever wanted the hotspot wanted that, and it would take the
     * uplink away again; only who has asked since the radio was lent still waits.
     */
    private Machine connected(Machine now, long lent) {
      Wishes wishes = now.wishes();
      boolean isAwaited = wishes.isAsked() && now.guests().seen() > lent;
      return now.with(new Way(now.way().isGone(), at + Timing.GRACE.toNanos()))
          .with(isAwaited ? wishes : wishes.fulfilled());
    }

    private Machine down(Machine now) {
      Trouble trouble = now.stage().trouble();
      return trouble == null ? now.enter(OFF, null, null, at) : now.failed(trouble, at);
    }
  }

  /** What is to be done about it. */
  private record Decision(Timing timing, long at) {
    Transition of(Machine now) {
      Errand errand = now.wishes().errand();
      return switch (now.phase()) {
        case UNAVAILABLE, OFF -> errand == null ? whileDown(now) : lend(now, errand);
        case STARTING -> whileStarting(now);
        case UP -> errand == null ? whileUp(now) : lend(now, errand);
        case STOPPING -> isOver(now, Timing.STOP_WITHIN) ? late(now) : stay(now);
        case FAILED -> errand == null ? whileFailed(now) : lend(now, errand);
        case LENT -> isOver(now, Timing.LEND_WITHIN) ? late(now) : stay(now);
      };
    }

    private boolean isOver(Machine now, Duration limit) {
      return at - now.stage().since() >= limit.toNanos();
    }

    private Transition late(Machine now) {
      return stay(now.failed(Trouble.TIMEOUT, at));
    }

    private Transition whileDown(Machine now) {
      Trouble trouble = now.survey().trouble();
      if (trouble != null) {
        return stay(
            now.stage().trouble() == trouble ? now : now.enter(UNAVAILABLE, trouble, null, at));
      }
      Machine off = now.phase() == OFF ? now : now.enter(OFF, null, null, at);
      Purpose purpose = wanted(off);
      return purpose == null ? stay(off) : raise(off, purpose);
    }

    private @Nullable Purpose wanted(Machine now) {
      Wishes wishes = now.wishes();
      if (wishes.isAsked()) {
        return Purpose.ASKED;
      }
      if (timing.isFallback() && isMissed(now.way()) && !wishes.isDeclined()) {
        return Purpose.UPLINK_GONE;
      }
      // A radio by which the box is reached is not taken from those who reach it.
      return wishes.isFirst() && !now.survey().takesUplink() ? Purpose.FIRST_START : null;
    }

    private boolean isMissed(Way way) {
      return way.isGone() && at - way.graceUntil() >= 0;
    }

    private Transition whileStarting(Machine now) {
      if (wanted(now) == null) {
        return lower(now, null);
      }
      return isOver(now, Timing.START_WITHIN) ? lower(now, Trouble.TIMEOUT) : stay(now);
    }

    private Transition whileUp(Machine now) {
      Machine served = isLeftFor(now, timing.idle()) ? now.with(now.wishes().fulfilled()) : now;
      Purpose purpose = wanted(served);
      if (purpose == null) {
        return mayClose(served) ? lower(served, null) : stay(served);
      }
      if (purpose == Purpose.UPLINK_GONE && mayRetry(served)) {
        return lend(served, Errand.RETRY);
      }
      return stay(served.at(served.stage().renamed(purpose)));
    }

    private boolean mayClose(Machine now) {
      return now.wishes().isDeclined()
          || (isOver(now, timing.atLeast()) && isLeftFor(now, Timing.EMPTY_FOR));
    }

    private boolean mayRetry(Machine now) {
      return now.survey().knowsNetworks() && isLeftFor(now, timing.retry());
    }

    private boolean isLeftFor(Machine now, Duration time) {
      Guests guests = now.guests();
      return guests.stations() == 0 && at - guests.seen() >= time.toNanos();
    }

    private Transition whileFailed(Machine now) {
      Purpose purpose = now.survey().trouble() == null ? wanted(now) : null;
      if (purpose == null) {
        return whileDown(now.enter(OFF, null, null, at));
      }
      Duration pause = Timing.pauseAfter(now.stage().failures());
      return isOver(now, pause) ? raise(now, purpose) : stay(now);
    }

    private Transition raise(Machine now, Purpose purpose) {
      Machine next = now.at(now.stage().nextEpoch()).enter(STARTING, null, purpose, at);
      return new Transition(next, new Command.Raise(next.epoch()));
    }

    private Transition lower(Machine now, @Nullable Trouble why) {
      Machine next = now.at(now.stage().nextEpoch()).enter(STOPPING, why, now.purpose(), at);
      return new Transition(next, new Command.Lower(next.epoch()));
    }

    private Transition lend(Machine now, Errand errand) {
      Stage stage = now.stage().nextEpoch().enter(LENT, null, null, at);
      return new Transition(
          now.at(stage).with(now.wishes().lent()), new Command.Lend(stage.epoch(), errand));
    }
  }
}
