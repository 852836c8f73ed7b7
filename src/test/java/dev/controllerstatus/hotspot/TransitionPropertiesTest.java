package dev.controllerstatus.hotspot;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.controllerstatus.hotspot.World.Move;
import dev.controllerstatus.hotspot.World.Rules;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The hotspot under whatever may happen, in any order, with answers that come late or never. */
class TransitionPropertiesTest {
  private static final int DAYS = 150;
  private static final int LONGEST = 60;

  @Provide
  Arbitrary<List<Move>> days() {
    return Arbitraries.of(Move.class).list().ofMinSize(1).ofMaxSize(LONGEST);
  }

  @Property(tries = 1500)
  void every_promise_is_kept(@ForAll("days") List<Move> day, @ForAll Promise promise) {
    promise.keep(World.after(Transition::of, day), Transition::of);
  }

  /** Ways in which a machine can be wrong. */
  enum Broken implements Rules {
    TAKES_THE_RADIO_WHILE_IT_IS_LENT {
      @Override
      public Transition of(Machine now, Event event, Timing timing, long at) {
        boolean isForgotten = now.phase() == Phase.LENT && event instanceof Event.Tick;
        Machine seen = isForgotten ? now.enter(Phase.OFF, null, null, at) : now;
        return Transition.of(seen, event, timing, at);
      }
    },
    TAKES_THE_UPLINK_AWAY_THAT_IT_HAS_GAINED {
      @Override
      public Transition of(Machine now, Event event, Timing timing, long at) {
        Event seen =
            event instanceof Event.Returned(var e, _) ? new Event.Returned(e, false) : event;
        return Transition.of(now, seen, timing, at);
      }
    },
    HEEDS_LATE_ANSWERS {
      @Override
      public Transition of(Machine now, Event event, Timing timing, long at) {
        Event seen =
            switch (event) {
              case Event.CameUp _ -> new Event.CameUp(now.epoch());
              case Event.CouldNot(_, var why) -> new Event.CouldNot(now.epoch(), why);
              case Event.WentDown _ -> new Event.WentDown(now.epoch());
              case Event.Returned(_, var is) -> new Event.Returned(now.epoch(), is);
              default -> event;
            };
        return Transition.of(now, seen, timing, at);
      }
    },
    WAITS_FOR_AN_ANSWER_FOR_EVER {
      @Override
      public Transition of(Machine now, Event event, Timing timing, long at) {
        boolean isWaiting =
            now.phase() == Phase.STARTING
                || now.phase() == Phase.STOPPING
                || now.phase() == Phase.LENT;
        return isWaiting && event instanceof Event.Tick
            ? new Transition(now, null)
            : Transition.of(now, event, timing, at);
      }
    },
    RUNS_ITS_ERRAND_AGAIN_AND_AGAIN {
      @Override
      public Transition of(Machine now, Event event, Timing timing, long at) {
        Transition step = Transition.of(now, event, timing, at);
        Machine next = step.next();
        return step.command() instanceof Command.Lend(_, var errand)
            ? new Transition(next.with(next.wishes().needs(errand)), step.command())
            : step;
      }
    },
    SAYS_THAT_IT_CLOSES_AND_DOES_NOT {
      @Override
      public Transition of(Machine now, Event event, Timing timing, long at) {
        Transition step = Transition.of(now, event, timing, at);
        @Nullable Command kept = step.command() instanceof Command.Lower ? null : step.command();
        return new Transition(step.next(), kept);
      }
    }
  }

  /** So that the promises are worth something. */
  @ParameterizedTest
  @EnumSource
  void a_machine_that_is_broken_breaks_a_promise(Broken rules) {
    assertThrows(AssertionError.class, () -> keepAll(rules));
  }

  @Test
  void one_that_is_whole_breaks_none_on_the_same_days() {
    assertDoesNotThrow(() -> keepAll(Transition::of));
  }

  private static void keepAll(Rules rules) {
    Random chance = new Random(1);
    for (int i = 0; i < DAYS; i++) {
      List<Move> day = day(chance);
      for (Promise promise : Promise.values()) {
        promise.keep(World.after(rules, day), rules);
      }
    }
  }

  private static List<Move> day(Random chance) {
    Move[] all = Move.values();
    return Stream.generate(() -> all[chance.nextInt(all.length)])
        .limit(1 + chance.nextInt(LONGEST))
        .toList();
  }
}
