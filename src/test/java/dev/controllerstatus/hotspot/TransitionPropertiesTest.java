package dev.controllerstatus.hotspot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The hotspot under whatever may happen, in any order, with answers that come late or twice. */
class TransitionPropertiesTest {
  private static final Timing TIMING =
      new Timing(true, Duration.ofMinutes(10), Duration.ofMinutes(2), Duration.ofMinutes(5));
  private static final Survey RADIO = new Survey(null, "wlan0", false, true);

  /** What a random day is made of. */
  enum Move {
    ASK,
    DECLINE,
    LOSE_UPLINK,
    REGAIN_UPLINK,
    LOOK,
    CHANGE,
    JOIN,
    LEAVE,
    LOSE_RADIO,
    FIND_RADIO,
    ANSWER_WELL,
    ANSWER_BADLY,
    REPEAT_AN_ANSWER,
    FALL,
    SECOND,
    MINUTE,
    QUARTER
  }

  /** The radio and its owner, who does one thing after the other and may be slow to say so. */
  private static final class World {
    private final Deque<Command> waiting = new ArrayDeque<>();
    private final List<Event> said = new ArrayList<>();
    private Machine machine = Machine.first(true, 0);
    private long at;
    private boolean isHotspot;
    private boolean isLent;
    private long latestEpoch;

    void happen(Event event) {
      Transition step = Transition.of(machine, event, TIMING, at);
      machine = step.next();
      Command command = step.command();
      if (command != null) {
        assertTrue(command.epoch() > latestEpoch, "an epoch is used once");
        latestEpoch = command.epoch();
        waiting.add(command);
      }
      assertTrue(waiting.size() <= 40, "commands pile up");
    }

    void pass(Duration time) {
      long end = at + time.toNanos();
      while (at < end) {
        at += Duration.ofSeconds(5).toNanos();
        happen(new Event.Tick());
      }
    }

    void answer(boolean isWell) {
      Command command = waiting.poll();
      if (command != null) {
        Event event = carryOut(command, isWell);
        said.add(event);
        happen(event);
      }
    }

    private Event carryOut(Command command, boolean isWell) {
      return switch (command) {
        case Command.Raise(var epoch) -> {
          assertFalse(isLent, "the radio has two owners");
          isHotspot = isWell;
          yield isWell ? new Event.CameUp(epoch) : new Event.CouldNot(epoch, Trouble.RADIO_FAILED);
        }
        case Command.Lower(var epoch) -> {
          isHotspot = false;
          yield new Event.WentDown(epoch);
        }
        case Command.Lend(var epoch, _) -> {
          isHotspot = false;
          yield new Event.Returned(epoch, isWell);
        }
      };
    }

    void fall() {
      if (machine.phase() == Phase.UP) {
        isHotspot = false;
        happen(new Event.Lost(machine.epoch(), Trouble.RADIO_LOST));
      }
    }

    void repeat() {
      if (!said.isEmpty()) {
        happen(said.getFirst());
      }
    }

    void settle() {
      for (int i = 0; i < 400; i++) {
        while (!waiting.isEmpty()) {
          answer(true);
        }
        pass(Duration.ofSeconds(5));
      }
      while (!waiting.isEmpty()) {
        answer(true);
      }
    }

    private void make(Move move) {
      switch (move) {
        case ASK -> happen(new Event.Asked());
        case DECLINE -> happen(new Event.Declined());
        case LOSE_UPLINK -> happen(new Event.UplinkJudged(true));
        case REGAIN_UPLINK -> happen(new Event.UplinkJudged(false));
        case LOOK -> happen(new Event.Needed(Errand.LOOK));
        case CHANGE -> happen(new Event.Needed(Errand.CHANGE));
        case JOIN -> happen(new Event.Counted(2));
        case LEAVE -> happen(new Event.Counted(0));
        case LOSE_RADIO -> happen(new Event.Surveyed(Survey.none(Trouble.NO_DEVICE)));
        case FIND_RADIO -> happen(new Event.Surveyed(RADIO));
        case ANSWER_WELL -> answer(true);
        case ANSWER_BADLY -> answer(false);
        case REPEAT_AN_ANSWER -> repeat();
        case FALL -> fall();
        case SECOND -> pass(Duration.ofSeconds(5));
        case MINUTE -> pass(Duration.ofMinutes(1));
        case QUARTER -> pass(Duration.ofMinutes(15));
      }
    }
  }

  @Provide
  Arbitrary<List<Move>> days() {
    return Arbitraries.of(Move.class).list().ofMinSize(1).ofMaxSize(60);
  }

  private static World after(List<Move> day) {
    World world = new World();
    world.happen(new Event.Surveyed(RADIO));
    day.forEach(world::make);
    return world;
  }

  @Property(tries = 400)
  void what_it_says_is_what_is(@ForAll("days") List<Move> day) {
    World world = after(day);
    if (world.waiting.isEmpty()) {
      assertEquals(world.machine.phase() == Phase.UP, world.isHotspot);
    }
  }

  @Property(tries = 200)
  void whoever_asks_gets_it_in_the_end(@ForAll("days") List<Move> day) {
    World world = after(day);
    world.happen(new Event.Surveyed(RADIO));
    world.happen(new Event.Asked());
    for (int i = 0; i < 200 && world.machine.phase() != Phase.UP; i++) {
      world.answer(true);
      world.pass(Duration.ofSeconds(5));
    }
    assertEquals(Phase.UP, world.machine.phase());
    assertTrue(world.isHotspot);
  }

  @Property(tries = 200)
  void it_ends_when_nobody_needs_it(@ForAll("days") List<Move> day) {
    World world = after(day);
    world.happen(new Event.Surveyed(RADIO));
    world.happen(new Event.UplinkJudged(false));
    world.happen(new Event.Counted(0));
    world.settle();
    assertEquals(Phase.OFF, world.machine.phase());
    assertFalse(world.isHotspot);
  }

  @Property(tries = 200)
  void it_comes_up_and_stays_reachable_while_the_uplink_is_gone(@ForAll("days") List<Move> day) {
    World world = after(day);
    world.happen(new Event.Surveyed(RADIO));
    world.happen(new Event.UplinkJudged(false));
    world.happen(new Event.UplinkJudged(true));
    boolean isSeenUp = false;
    for (int i = 0; i < 400; i++) {
      world.answer(world.waiting.peek() instanceof Command.Raise);
      world.pass(Duration.ofSeconds(5));
      isSeenUp |= i > 300 && world.isHotspot;
    }
    assertTrue(isSeenUp);
  }

  @Property(tries = 300)
  void late_answers_change_nothing(@ForAll("days") List<Move> day) {
    World world = after(day);
    Machine before = world.machine;
    long old = before.epoch() - 1;
    List<Event> late =
        List.of(
            new Event.CameUp(old),
            new Event.CouldNot(old, Trouble.RADIO_FAILED),
            new Event.Lost(old, Trouble.RADIO_LOST),
            new Event.WentDown(old),
            new Event.Returned(old, true));
    for (Event event : late) {
      @Nullable Command command = Transition.of(before, event, TIMING, world.at).command();
      Transition idle = Transition.of(before, new Event.Tick(), TIMING, world.at);
      assertEquals(idle.command(), command);
      assertEquals(idle.next(), Transition.of(before, event, TIMING, world.at).next());
    }
  }
}
