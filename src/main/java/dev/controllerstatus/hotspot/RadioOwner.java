package dev.controllerstatus.hotspot;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one who touches the radio: does what it is told, one thing after the other, and answers. */
@Singleton
final class RadioOwner {
  private static final Logger LOG = LoggerFactory.getLogger(RadioOwner.class);
  private static final long LOOK_AFTER_MS = 3000;
  private static final long SURVEY_EVERY = TimeUnit.SECONDS.toNanos(15);
  private static final Duration JOIN_WITHIN = Duration.ofSeconds(60);

  private final Radio radio;
  private final Reception reception;
  private final UplinkChange changes;
  private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
  private @Nullable Long up;
  private @Nullable Long surveyed;
  private volatile Networks networks = Networks.NONE;
  private volatile List<String> sockets = List.of();

  @Inject
  RadioOwner(Radio radio, Reception reception, UplinkChange changes) {
    this.radio = radio;
    this.reception = reception;
    this.changes = changes;
  }

  Networks networks() {
    return networks;
  }

  List<String> sockets() {
    return sockets;
  }

  List<Station> stations() {
    return reception.stations();
  }

  void give(Command command, Consumer<Event> answers) {
    work.add(() -> answers.accept(carryOut(command)));
  }

  /** Tries another uplink that does not need the radio. */
  void change() {
    work.add(() -> changes.carryOut(radio));
  }

  /** Until it is interrupted; then nothing of the hotspot is left. */
  void run(Consumer<Event> answers) {
    work.add(() -> changes.recover(radio));
    try {
      while (true) {
        Runnable next = work.poll(surveyed == null ? 0 : LOOK_AFTER_MS, TimeUnit.MILLISECONDS);
        attempt(next == null ? () -> lookAfter(answers) : next);
      }
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt(); // The service stops.
    }
  }

  /** A defect of ours must not leave the radio without an owner. */
  private static void attempt(Runnable piece) {
    try {
      piece.run();
    } catch (RuntimeException e) {
      LOG.error("the hotspot broke, please report it", e);
    }
  }

  private Event carryOut(Command command) {
    return switch (command) {
      case Command.Raise(var epoch) -> raise(epoch);
      case Command.Lower(var epoch) -> {
        close();
        yield new Event.WentDown(epoch);
      }
      case Command.Lend(var epoch, var errand) -> {
        close();
        yield new Event.Returned(epoch, lend(errand));
      }
    };
  }

  /** Whoever looks around later takes the network from everybody in it, so that is done before. */
  private Event raise(long epoch) {
    try {
      networks = newer(radio.look(true));
      reception.open(radio.raise());
      up = epoch;
      return new Event.CameUp(epoch);
    } catch (TroubleException e) {
      LOG.warn("hotspot: {}: {}", e.trouble().word(), e.getMessage());
      close();
      return new Event.CouldNot(epoch, e.trouble());
    }
  }

  private Networks newer(Networks look) {
    return look.at() == null ? networks : look;
  }

  private boolean lend(Errand errand) {
    return switch (errand) {
      case LOOK -> {
        networks = newer(radio.look(true));
        yield false;
      }
      case RETRY -> radio.awaitUplink(JOIN_WITHIN);
      case CHANGE -> changes.carryOut(radio);
    };
  }

  private void close() {
    up = null;
    reception.close();
    radio.lower();
  }

  private void lookAfter(Consumer<Event> answers) {
    Long epoch = up;
    if (epoch == null) {
      survey(answers);
      return;
    }
    Trouble trouble = radio.isUp() ? reception.check() : Trouble.RADIO_LOST;
    if (trouble == null) {
      answers.accept(new Event.Counted(reception.present()));
    } else {
      close();
      answers.accept(new Event.Lost(epoch, trouble));
    }
  }

  private void survey(Consumer<Event> answers) {
    long now = System.nanoTime();
    if (surveyed != null && now - surveyed < SURVEY_EVERY) {
      return;
    }
    surveyed = now;
    Survey found = radio.survey();
    Trouble missing = found.trouble() == null ? reception.missing() : null;
    answers.accept(new Event.Surveyed(missing == null ? found : Survey.none(missing)));
    if (found.trouble() == null) {
      networks = newer(radio.look(false));
    }
    sockets = radio.sockets();
  }
}
