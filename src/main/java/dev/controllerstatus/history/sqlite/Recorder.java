package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.config.Settings;
import dev.controllerstatus.history.ClockReading;
import dev.controllerstatus.history.ClockState;
import dev.controllerstatus.history.Discontinuity;
import dev.controllerstatus.history.Discontinuity.Cause;
import dev.controllerstatus.history.Episode;
import dev.controllerstatus.history.KernelClock;
import dev.controllerstatus.history.Recent;
import dev.controllerstatus.history.Recording;
import dev.controllerstatus.history.Records;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.SampleSink;
import dev.controllerstatus.target.TargetId;
import io.micronaut.core.annotation.Order;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps every sample. */
@Singleton
@Order(Recorder.BEFORE_LISTENERS)
public final class Recorder implements SampleSink, Records, AutoCloseable {
  /** History comes first, so that whoever listens next already finds the sample in it. */
  static final int BEFORE_LISTENERS = -100;

  // Not while everything starts.
  private static final Duration SETTLED = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final Supplier<ClockState> kernel;
  private final InstantSource clock;
  private final Shared shared;
  private final Memory memory;
  private final Writer writer;
  private final Map<TargetId, String> outcomes = new HashMap<>();
  private @Nullable ClockReading read;
  private @Nullable Thread thread;
  private @Nullable Thread inspector;
  private boolean isUrgent;
  private boolean isClosing;

  @Inject
  Recorder(
      Settings settings, Recent recent, Shared shared, KernelClock kernel, InstantSource clock) {
    this(shared, recent, settings.history(), kernel, clock);
  }

  Recorder(
      Shared shared,
      Recent recent,
      Settings.History bounds,
      Supplier<ClockState> kernel,
      InstantSource clock) {
    this.kernel = kernel;
    this.clock = clock;
    this.shared = shared;
    this.memory = new Memory(recent, shared);
    this.writer = new Writer(shared.database(), memory, new Bounds(bounds), clock);
  }

  /** Opens the file and goes on where it ends. Samples of before are kept in memory until then. */
  public synchronized void open() {
    ClockState _ = kernel.get(); // The first time takes long, and must not delay a sample.
    writer.turn();
    if (thread == null) {
      thread = Thread.ofPlatform().daemon().name("history").start(this::run);
      inspector = Thread.ofPlatform().daemon().name("history inspection").start(this::inspectDaily);
    }
  }

  @Override
  public synchronized void accept(Sample sample) {
    noteClock();
    memory.take(sample, kernel.get());
    String outcome = outcome(sample.outcome());
    if (!outcome.equals(outcomes.put(sample.target(), outcome))) {
      hurry();
    }
  }

  /** Adds an episode, or replaces it. */
  synchronized void put(Episode episode) {
    memory.pending().add(episode);
    hurry();
  }

  @Override
  public Recording recording() {
    return writer.recording();
  }

  /** Writes now what waits. */
  void flush() {
    writer.turn();
  }

  /** Writes and rolls up now, whether it is time for it or not. */
  void rollUp() {
    writer.rollUp();
  }

  /** Looks for damage now. */
  void inspect() {
    writer.inspect();
  }

  private void noteClock() {
    ClockReading now = new ClockReading(clock.instant(), System.nanoTime());
    ClockReading before = read;
    read = now;
    if (before != null) {
      now.setSince(before).ifPresent(step -> noteStep(now.wall(), step));
    }
  }

  private void noteStep(Instant after, Duration step) {
    memory
        .pending()
        .add(new Discontinuity(memory.nextId(), Cause.CLOCK_SET, after.minus(step), after));
    hurry();
  }

  /** A change of this is what a person wants to find after a power cut. */
  private static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Up _ -> "up";
      case Outcome.Down(var fault, _, _) -> fault.layer() + fault.code();
      case Outcome.Skipped _ -> "skipped";
      case Outcome.Inconclusive _ -> "inconclusive";
    };
  }

  private void hurry() {
    isUrgent = true;
    notifyAll();
  }

  private void run() {
    Pace pace = new Pace(System.nanoTime());
    try {
      while (waitUntilDue(pace)) {
        writer.turn();
        if (shared.isSuspect().getAndSet(false)) {
          writer.inspect();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void inspectDaily() {
    try {
      Thread.sleep(SETTLED);
      while (true) {
        writer.inspect();
        Thread.sleep(DAY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean waitUntilDue(Pace pace) throws InterruptedException {
    while (!isClosing) {
      long left = pace.due(isUrgent) - System.nanoTime();
      if (left <= 0) {
        pace.committed(isUrgent, System.nanoTime());
        isUrgent = false;
        return true;
      }
      wait(left / 1_000_000 + 1);
    }
    return false;
  }

  /** Writes what waits, and that the end was in order. */
  @Override
  @PreDestroy
  public void close() {
    Thread running = end();
    if (running != null) {
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      memory
          .pending()
          .add(new Discontinuity(memory.nextId(), Cause.STOPPED, clock.instant(), null));
      writer.turn();
    }
    writer.close();
  }

  private synchronized @Nullable Thread end() {
    isClosing = true;
    notifyAll();
    if (inspector != null) {
      inspector.interrupt();
    }
    Thread running = thread;
    thread = null;
    return running;
  }
}
