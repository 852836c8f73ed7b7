package dev.controllerstatus.rounds;

import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.SampleSink;
import dev.controllerstatus.target.CurrentTargets;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private final Probes probes;
  private final List<SampleSink> sinks;
  private final Seat.Shared shared;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("later").factory());
  private final SecondLook secondLook;
  private final Rhythm.Origin origin =
      new Rhythm.Origin(System.nanoTime(), ThreadLocalRandom.current().nextLong());
  private final Map<TargetId, Thread> threads = new HashMap<>();
  private volatile List<Seat<?>> seats;
  private boolean isStarted;

  /** Gives every configured target a seat; nothing is asked before {@link #start()}. */
  Rounds(
      CurrentTargets targets,
      List<Probe<?>> probes,
      List<SampleSink> sinks,
      InstantSource clock,
      LastAsked lastAsked) {
    this.probes = new Probes(probes);
    this.sinks = List.copyOf(sinks);
    Semaphore permits = new Semaphore(AT_A_TIME, /* fair= */ true);
    shared = new Seat.Shared(permits, clock, lastAsked, this::publish);
    List<Target> asked = asked(targets.now());
    seats = seats(asked, List.of());
    secondLook = new SecondLook(asked, this::ask, this::after, System::nanoTime);
    targets.listen(this::replace);
  }

  private static List<Target> asked(Targets targets) {
    return targets.all().stream().filter(target -> !(target instanceof Unset)).toList();
  }

  /** A target that is as before keeps its seat. */
  private List<Seat<?>> seats(List<Target> asked, List<Seat<?>> before) {
    List<Seat<?>> taken = new ArrayList<>();
    for (Target target : asked) {
      double share = share(target, asked);
      taken.add(
          before.stream()
              .filter(seat -> seat.target().equals(target))
              .findFirst()
              .orElseGet(() -> seat(probes.of(target), target, share)));
    }
    return List.copyOf(taken);
  }

  /** Its place among those that are asked as often for the same reason. */
  private static double share(Target target, List<Target> asked) {
    List<Target> alike =
        asked.stream()
            .filter(other -> other.role() == target.role())
            .filter(other -> other.service().every().equals(target.service().every()))
            .toList();
    return alike.indexOf(target) / (double) alike.size();
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

  private <T extends Target> Seat<T> seat(Probe<T> probe, Target target, double share) {
    Rhythm rhythm = new Rhythm(target.service().every(), share, origin, System.nanoTime());
    return new Seat<>(probe, probe.type().cast(target), rhythm, shared);
  }

  /** One sample at a time reaches the sinks, whichever thread it comes from. */
  private synchronized void publish(Sample sample) {
    sinks.forEach(sink -> sink.accept(sample));
    secondLook.heard(sample);
  }

  /** Begins with a first attempt of every target. */
  public synchronized void start() {
    isStarted = true;
    start(seats, Map.of());
  }

  /**
   * Seats of targets that have changed are taken away and set up anew, each once the old one has
   * come to its end.
   */
  private synchronized void replace(Targets targets) {
    List<Seat<?>> before = seats;
    List<Target> asked = asked(targets);
    seats = seats(asked, before);
    secondLook.replace(asked);
    Map<TargetId, Thread> leaving = new HashMap<>();
    before.stream()
        .filter(seat -> !seats.contains(seat))
        .forEach(seat -> leaving.put(seat.target().id(), leave(seat)));
    if (isStarted) {
      start(seats.stream().filter(seat -> !before.contains(seat)).toList(), leaving);
    }
  }

  /** Ends the seat and what was kept for its target, without waiting for it. */
  private Thread leave(Seat<?> seat) {
    TargetId id = seat.target().id();
    Thread old = threads.remove(id);
    return Thread.ofVirtual()
        .name("leave " + id)
        .start(
            () -> {
              try {
                if (old != null) {
                  old.interrupt();
                  old.join();
                }
                probes.of(seat.target()).leave(id);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private void start(List<Seat<?>> fresh, Map<TargetId, Thread> leaving) {
    int ways = 0;
    for (int i = 0; i < fresh.size(); i++) {
      Seat<?> seat = fresh.get(i);
      // Ways are looked at when the services have had their first answers, and one by one.
      Duration headStart =
          seat.target().leadsTo().isPresent()
              ? FIRST_WAY.plus(NEXT_WAY.multipliedBy(ways++))
              : STEP.multipliedBy(i);
      TargetId id = seat.target().id();
      Optional<Thread> before = Optional.ofNullable(leaving.get(id));
      threads.put(
          id, Thread.ofVirtual().name("seat " + id).start(() -> seat.run(headStart, before)));
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
    threads.values().forEach(Thread::interrupt);
    threads.clear();
    timer.shutdownNow();
  }
}
