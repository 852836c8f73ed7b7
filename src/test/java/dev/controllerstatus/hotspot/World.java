package dev.controllerstatus.hotspot;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The radio and its owner, who does one thing after the other, may be slow to say so, and may fail
 * to. Whatever is commanded is looked at: an order that would give the radio a second owner breaks
 * the test.
 */
final class World {
  static final Timing TIMING =
      new Timing(true, Duration.ofMinutes(10), Duration.ofMinutes(2), Duration.ofMinutes(5));
  static final Survey RADIO = new Survey(null, "wlan0", false, true);
  private static final Duration STEP = Duration.ofSeconds(5);
  private static final Duration MOMENT = Duration.ofMillis(1);

  /** {@link Transition}, or something that is broken. */
  @FunctionalInterface
  interface Rules {
    Transition of(Machine now, Event event, Timing timing, long at);
  }

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
    LOSE_AN_ANSWER,
    REPEAT_AN_ANSWER,
    FALL,
    SECOND,
    MINUTE,
    QUARTER
  }

  private record Given(Command command, long at) {}

  private final Rules rules;
  private final Deque<Given> waiting = new ArrayDeque<>();
  private final List<Event> said = new ArrayList<>();
  private Machine machine = Machine.first(true, 0);
  private long at;
  private long latestEpoch;
  private int raises;
  private boolean isHotspot;
  private @Nullable Long asked;
  private @Nullable Long gained;
  private @Nullable Long lent;

  private World(Rules rules) {
    this.rules = rules;
  }

  /** As it is at the end of a day. */
  static World after(Rules rules, List<Move> day) {
    World world = new World(rules);
    world.happen(new Event.Surveyed(RADIO));
    day.forEach(world::make);
    return world;
  }

  Machine machine() {
    return machine;
  }

  /** Nanoseconds. */
  long at() {
    return at;
  }

  /** Whether phones see it. */
  boolean isHotspot() {
    return isHotspot;
  }

  /** How often it was told to come up. */
  int raises() {
    return raises;
  }

  /** All answers so far. */
  List<Event> said() {
    return List.copyOf(said);
  }

  void happen(Event event) {
    at += MOMENT.toNanos();
    asked = event instanceof Event.Asked ? Long.valueOf(at) : asked;
    Transition step = rules.of(machine, event, TIMING, at);
    machine = step.next();
    Command command = step.command();
    if (command != null) {
      judge(command);
      waiting.add(new Given(command, at));
    }
    assertTrue(waiting.size() <= 40, "commands pile up");
  }

  /** Somebody else has the radio as long as it is lent, and as long as it is a fresh uplink. */
  private void judge(Command command) {
    assertTrue(command.epoch() > latestEpoch, "an epoch is used once");
    latestEpoch = command.epoch();
    assertFalse(
        waiting.stream().anyMatch(this::isLending), "it is lent, and gets a second owner: it");
    if (command instanceof Command.Raise) {
      raises++;
      boolean isEnding = waiting.stream().anyMatch(g -> !(g.command() instanceof Command.Raise));
      assertTrue(!isHotspot || isEnding, "it is up, and comes up a second time");
      assertFalse(isTakenFromUplink(), "it takes away the uplink that has just been gained");
    }
  }

  /** An owner who does not answer for so long has lost it. */
  private boolean isLending(Given given) {
    return given.command() instanceof Command.Lend
        && at - given.at() < Timing.LEND_WITHIN.toNanos();
  }

  private boolean isTakenFromUplink() {
    boolean isAskedSince = asked != null && asked > Objects.requireNonNullElse(lent, 0L);
    return gained != null && at - gained < Timing.GRACE.toNanos() && !isAskedSince;
  }

  void pass(Duration time) {
    long end = at + time.toNanos();
    while (at < end) {
      at += STEP.toNanos();
      happen(new Event.Tick());
    }
  }

  /** The owner does the next thing and says so. */
  void answer(boolean isWell) {
    Event event = carryOut(isWell);
    if (event != null) {
      said.add(event);
      happen(event);
    }
  }

  /** Whether the next thing to be done is to lend it. */
  boolean isLendNext() {
    Given next = waiting.peek();
    return next != null && next.command() instanceof Command.Lend;
  }

  /** The owner does all that it was told, and nobody ever hears of it. */
  void fallSilent() {
    while (!waiting.isEmpty()) {
      carryOut(true);
    }
  }

  private @Nullable Event carryOut(boolean isWell) {
    Given given = waiting.poll();
    if (given == null) {
      return null;
    }
    long epoch = given.command().epoch();
    isHotspot = given.command() instanceof Command.Raise && isWell;
    return switch (given.command()) {
      case Command.Raise _ when isWell -> new Event.CameUp(epoch);
      case Command.Raise _ -> new Event.CouldNot(epoch, Trouble.RADIO_FAILED);
      case Command.Lower _ -> new Event.WentDown(epoch);
      case Command.Lend _ -> {
        boolean isHeeded = isWell && epoch == machine.epoch() && machine.phase() == Phase.LENT;
        gained = isHeeded ? Long.valueOf(at) : gained;
        lent = isHeeded ? Long.valueOf(given.at()) : lent;
        yield new Event.Returned(epoch, isWell);
      }
    };
  }

  private void fall() {
    if (machine.phase() == Phase.UP) {
      isHotspot = false;
      happen(new Event.Lost(machine.epoch(), Trouble.RADIO_LOST));
    }
  }

  private void repeat() {
    if (!said.isEmpty()) {
      happen(said.getFirst());
    }
  }

  /** Everything goes well for half an hour. */
  void settle() {
    for (int i = 0; i < 400; i++) {
      catchUp();
      pass(STEP);
    }
    catchUp();
  }

  /** The owner does all that it was told. */
  void catchUp() {
    for (int i = 0; !waiting.isEmpty(); i++) {
      assertTrue(i < 100, "it never comes to rest: " + machine);
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
      case LOSE_AN_ANSWER -> carryOut(true);
      case REPEAT_AN_ANSWER -> repeat();
      case FALL -> fall();
      case SECOND -> pass(STEP);
      case MINUTE -> pass(Duration.ofMinutes(1));
      case QUARTER -> pass(Duration.ofMinutes(15));
    }
  }
}
