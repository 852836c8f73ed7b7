package dev.controllerstatus.hotspot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One radio for the hotspot and for the uplink: who has it when. */
class TransitionTest {
  private Machine machine = Machine.first(false, 0);
  private long at;

  private @Nullable Command happen(Event event) {
    at += Duration.ofSeconds(1).toNanos();
    Transition step = Transition.of(machine, event, World.TIMING, at);
    machine = step.next();
    return step.command();
  }

  private @Nullable Command pass(Duration time) {
    at += time.toNanos();
    return happen(new Event.Tick());
  }

  private void askedFor() {
    happen(new Event.Surveyed(World.RADIO));
    assertInstanceOf(Command.Raise.class, happen(new Event.Asked()));
    happen(new Event.CameUp(machine.epoch()));
    happen(new Event.Counted(1));
  }

  private void lent() {
    assertInstanceOf(Command.Lend.class, happen(new Event.Needed(Errand.CHANGE)));
  }

  private @Nullable Command changeEnds(boolean isKept) {
    return happen(new Event.Returned(machine.epoch(), isKept));
  }

  @Test
  void a_demand_ends_when_a_change_was_kept_for_the_radio_is_the_uplink_now() {
    askedFor();
    lent();
    assertNull(changeEnds(true));
    assertNull(pass(Duration.ofHours(1)));
    assertEquals(Phase.OFF, machine.phase());
  }

  @Test
  void so_does_that_of_the_first_start_before_the_radio_is_known_to_be_the_uplink() {
    machine = Machine.first(true, 0);
    assertInstanceOf(Command.Raise.class, happen(new Event.Surveyed(World.RADIO)));
    happen(new Event.CameUp(machine.epoch()));
    lent();
    assertNull(changeEnds(true));
    assertNull(pass(Duration.ofHours(1)));
  }

  @Test
  void it_comes_back_when_the_change_was_taken_back_so_that_people_can_try_again() {
    askedFor();
    lent();
    assertInstanceOf(Command.Raise.class, changeEnds(false));
    assertEquals(Purpose.ASKED, machine.purpose());
  }

  @Test
  void whoever_asks_while_a_change_is_being_tried_gets_it_whatever_becomes_of_the_change() {
    askedFor();
    lent();
    assertNull(happen(new Event.Asked()));
    assertInstanceOf(Command.Raise.class, changeEnds(true));
  }

  @Test
  void whoever_asks_after_a_change_was_kept_gets_it() {
    askedFor();
    lent();
    changeEnds(true);
    assertInstanceOf(Command.Raise.class, happen(new Event.Asked()));
  }

  @Test
  void it_comes_up_for_an_uplink_that_fails_after_it_was_kept() {
    askedFor();
    lent();
    changeEnds(true);
    assertNull(happen(new Event.UplinkJudged(true)), "it has a while to settle");
    assertInstanceOf(Command.Raise.class, pass(Timing.GRACE));
    assertEquals(Purpose.UPLINK_GONE, machine.purpose());
  }
}
