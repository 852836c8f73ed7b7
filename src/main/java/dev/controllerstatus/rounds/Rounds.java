package dev.controllerstatus.rounds;

import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.SampleSink;
import dev.controllerstatus.target.Role;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Targets;
import dev.controllerstatus.target.Unset;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Asks every target in its rhythm, and all of them when a person wants to know now. */
@Singleton
public final class Rounds implements AutoCloseable {
  // Bounds memory and sockets; with 200 targets that all time out nobody has to wait for another.
  private static final int AT_A_TIME = 256;
  // Between first attempts, so that a start is not a burst: the first ones are the dearest.
  private static final Duration STEP = Duration.ofMillis(10);
  private static final Duration FIRST_WAY = Duration.ofSeconds(2);
  private static final Duration NEXT_WAY = Duration.ofSeconds(1);
  private static final Duration SLACK = Duration.ofSeconds(1);

  private final List<Seat<?>> seats = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final List<SampleSink> sinks;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("later").factory());
  private final SecondLook secondLook;

  /** Gives every configured target a seat; nothing is asked before {@link #start()}. */
  Rounds(
      Targets targets,
      List<Probe<?>> probes,
      List<SampleSink> sinks,
      InstantSource clock,
      LastAsked lastAsked) {
    this.sinks = List.copyOf(sinks);
    Semaphore permits = new Semaphore(AT_A_TIME, /* fair= */ true);
    Seat.Shared shared = new Seat.Shared(permits, clock, lastAsked, this::publish);
    List<Target> asked = targets.all().stream().filter(t -> !(t instanceof Unset)).toList();
    for (Target target : asked) {
      double share = seats.size() / (double) asked.size();
      seats.add(seat(probeOf(target, probes), target, share, shared));
    }
    secondLook = new SecondLook(asked, this::ask, this::after, System::nanoTime);
  }

  private void ask(TargetId id) {
    for (Seat<?> seat : seats) {
      if (seat.target().id().equals(id)) {
        var _ = seat.ask(); // The sinks hear of it.
      }
    }
  }

  private void after(Duration time, Runnable task) {
    if (!timer.isShutdown()) {
      var _ = timer.schedule(task, time.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private static Probe<?> probeOf(Target target, List<Probe<?>> probes) {
    return probes.stream()
        .filter(probe -> probe.kind().equals(target.id().kind()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no probe for " + target.id()));
  }

  private static <T extends Target> Seat<T> seat(
      Probe<T> probe, Target target, double share, Seat.Shared shared) {
    Rhythm rhythm =
        new Rhythm(target.service().every(), share, System.nanoTime(), ThreadLocalRandom.current());
    return new Seat<>(probe, probe.type().cast(target), rhythm, shared);
  }

  /** One sample at a time reaches the sinks, whichever thread it comes from. */
  private synchronized void publish(Sample sample) {
    sinks.forEach(sink -> sink.accept(sample));
    secondLook.heard(sample);
  }

  /** Begins with a first attempt of every target. */
  public synchronized void start() {
    int ways = 0;
    for (int i = 0; i < seats.size(); i++) {
      Seat<?> seat = seats.get(i);
      // Ways are looked at when the services have had their first answers, and one by one.
      Duration headStart =
          seat.target().leadsTo().isPresent()
              ? FIRST_WAY.plus(NEXT_WAY.multipliedBy(ways++))
              : STEP.multipliedBy(i);
      threads.add(
          Thread.ofVirtual().name("seat " + seat.target().id()).start(() -> seat.run(headStart)));
    }
  }

  /** Asks all services now; those that are just being asked are asked again right after. */
  public Check check() {
    return new Check(services().map(Seat::ask).toList(), longestTimeout().plus(SLACK));
  }

  private Stream<Seat<?>> services() {
    return seats.stream().filter(seat -> seat.target().role() == Role.SERVICE);
  }

  private Duration longestTimeout() {
    return services()
        .map(seat -> seat.target().service().timeout())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  @Override
  @PreDestroy
  public synchronized void close() {
    threads.forEach(Thread::interrupt);
    threads.clear();
    timer.shutdownNow();
  }
}
