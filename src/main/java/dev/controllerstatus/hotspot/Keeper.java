package dev.controllerstatus.hotspot;

import dev.controllerstatus.config.Settings;
import dev.controllerstatus.config.WholeFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the machine: takes events one after the other, on one thread, and hands out commands. */
@Singleton
final class Keeper {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final long TICK_MS = 1000;

  private final Timing timing;
  private final ServiceWatch watch;
  private final InstantSource clock;
  private final Path greeted;
  private final Button button;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private Machine machine;
  private boolean isUplinkGone;
  private volatile HotspotState state;

  @Inject
  Keeper(HotspotSettings hotspot, Settings settings, ServiceWatch watch, InstantSource clock) {
    timing = hotspot.timing();
    this.watch = watch;
    this.clock = clock;
    greeted = settings.data().resolve("hotspot-greeted");
    button = new Button(settings.data());
    machine = Machine.first(!Files.exists(greeted), System.nanoTime());
    state = told(null);
  }

  HotspotState state() {
    return state;
  }

  void happen(Event event) {
    events.add(event);
  }

  /** Until it is interrupted. */
  void run(Consumer<Command> owner) {
    try {
      while (true) {
        Event event = events.poll(TICK_MS, TimeUnit.MILLISECONDS);
        step(event == null ? new Event.Tick() : event, owner);
        if (event == null) {
          lookAround(owner);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // The service stops.
    }
  }

  private void lookAround(Consumer<Command> owner) {
    if (button.isUpPressed()) {
      step(new Event.Asked(), owner);
    }
    if (button.isDownPressed()) {
      step(new Event.Declined(), owner);
    }
    boolean isGone = watch.isGone(Link.isThere(), machine.survey().takesUplink());
    if (isGone != isUplinkGone) {
      isUplinkGone = isGone;
      LOG.info("hotspot: the uplink is {}", isGone ? "gone" : "back");
      step(new Event.UplinkJudged(isGone), owner);
    }
  }

  private void step(Event event, Consumer<Command> owner) {
    Machine before = machine;
    Transition transition = Transition.of(before, event, timing, System.nanoTime());
    machine = transition.next();
    if (!machine.stage().equals(before.stage()) || !machine.survey().equals(before.survey())) {
      publish(before);
    }
    if (before.wishes().isFirst() && !machine.wishes().isFirst()) {
      remember();
    }
    Command command = transition.command();
    if (command != null) {
      owner.accept(command);
    }
  }

  private void publish(Machine before) {
    state = told(state);
    if (machine.phase() != before.phase() || state.trouble() != null) {
      Trouble trouble = state.trouble();
      LOG.info(
          "hotspot: {}{}",
          state.phase().word(),
          trouble == null ? "" : " (" + trouble.word() + ")");
    }
  }

  private HotspotState told(@Nullable HotspotState before) {
    Stage stage = machine.stage();
    boolean isNew = before == null || before.phase() != stage.phase();
    boolean isTold = stage.phase() == Phase.UNAVAILABLE || stage.phase() == Phase.FAILED;
    return new HotspotState(
        stage.phase(),
        isTold ? stage.trouble() : null,
        stage.purpose(),
        before == null || isNew ? clock.instant() : before.since(),
        machine.survey().network());
  }

  /** The box has been set up, or nobody came: the next start is not the first. */
  private void remember() {
    try {
      WholeFile.replace(
          greeted, "The hotspot has been up for the first start.\n", WholeFile.PUBLIC);
    } catch (IOException e) {
      LOG.warn("hotspot: comes up at the next start too: {}", e.getMessage());
    }
  }
}
