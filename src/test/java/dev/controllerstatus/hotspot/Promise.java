package dev.controllerstatus.hotspot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What holds after any day whatsoever; that there is one owner {@link World} sees to. */
enum Promise {
  WHAT_IT_SAYS_IS_WHAT_IS {
    @Override
    void keep(World world, World.Rules rules) {
      // An answer that was lost is missed after a while at the latest.
      world.happen(new Event.Surveyed(World.RADIO));
      for (int i = 0; i < 150; i++) {
        world.answer(true);
        world.pass(SOON);
      }
      world.catchUp();
      assertEquals(world.machine().phase() == Phase.UP, world.isHotspot());
    }
  },

  WHOEVER_ASKS_GETS_IT_IN_THE_END {
    @Override
    void keep(World world, World.Rules rules) {
      world.happen(new Event.Surveyed(World.RADIO));
      world.happen(new Event.Asked());
      for (int i = 0; i < 200 && world.machine().phase() != Phase.UP; i++) {
        world.answer(!world.isLendNext());
        world.pass(SOON);
      }
      assertEquals(Phase.UP, world.machine().phase());
      assertTrue(world.isHotspot());
    }
  },

  IT_ENDS_WHEN_NOBODY_NEEDS_IT {
    @Override
    void keep(World world, World.Rules rules) {
      world.happen(new Event.Surveyed(World.RADIO));
      world.happen(new Event.UplinkJudged(false));
      world.happen(new Event.Counted(0));
      world.settle();
      assertEquals(Phase.OFF, world.machine().phase());
      assertFalse(world.isHotspot());
    }
  },

  IT_STAYS_REACHABLE_WHILE_THE_UPLINK_IS_GONE {
    @Override
    void keep(World world, World.Rules rules) {
      world.happen(new Event.Surveyed(World.RADIO));
      world.happen(new Event.UplinkJudged(false));
      world.happen(new Event.UplinkJudged(true));
      boolean isSeenUp = false;
      for (int i = 0; i < 400; i++) {
        world.answer(!world.isLendNext());
        world.pass(SOON);
        isSeenUp |= i > 300 && world.isHotspot();
      }
      assertTrue(isSeenUp);
    }
  },

  AN_OWNER_WHO_FALLS_SILENT_IS_ASKED_AGAIN {
    @Override
    void keep(World world, World.Rules rules) {
      world.happen(new Event.Surveyed(World.RADIO));
      world.happen(new Event.Declined());
      world.happen(new Event.Asked());
      int before = world.raises();
      for (int i = 0; i < 240; i++) {
        world.fallSilent();
        world.pass(Duration.ofSeconds(30));
      }
      assertTrue(world.raises() - before >= 5, "it is stuck: " + world.machine());
    }
  },

  LATE_ANSWERS_CHANGE_NOTHING {
    @Override
    void keep(World world, World.Rules rules) {
      Machine before = world.machine();
      Transition idle = rules.of(before, new Event.Tick(), World.TIMING, world.at());
      Stream<Event> old = LongStream.range(0, before.epoch()).boxed().flatMap(Promise::answers);
      // And those of now, a second time.
      List<Event> late = Stream.concat(old, world.said().stream()).toList();
      for (Event event : late) {
        assertEquals(idle, rules.of(before, event, World.TIMING, world.at()), event::toString);
      }
    }
  };

  private static final Duration SOON = Duration.ofSeconds(5);

  /** Fails where it is broken. */
  abstract void keep(World world, World.Rules rules);

  private static Stream<Event> answers(long epoch) {
    return Stream.of(
        new Event.CameUp(epoch),
        new Event.CouldNot(epoch, Trouble.RADIO_FAILED),
        new Event.Lost(epoch, Trouble.RADIO_LOST),
        new Event.WentDown(epoch),
        new Event.Returned(epoch, true));
  }
}
