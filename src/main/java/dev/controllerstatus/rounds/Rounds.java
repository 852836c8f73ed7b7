package dev.controllerstatus.rounds;

import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.SampleSink;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.Targets;
import dev.controllerstatus.target.Unset;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/** Asks every target in its rhythm, and all of them when a person wants to know now. */
@Singleton
public final class Rounds implements AutoCloseable {
  // Bounds memory and sockets; with 200 targets that all time out nobody has to wait for another.
  private static final int AT_A_TIME = 256;
  // Between first attempts, so that a start is not a burst: the first ones are the dearest.
  private static final Duration STEP = Duration.ofMillis(10);
  private static final Duration SLACK = Duration.ofSeconds(1);

  private final List<Seat<?>> seats = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final List<SampleSink> sinks;

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
  }

  /** Begins with a first attempt of every target. */
  public synchronized void start() {
    for (int i = 0; i < seats.size(); i++) {
      Seat<?> seat = seats.get(i);
      Duration headStart = STEP.multipliedBy(i);
      threads.add(
          Thread.ofVirtual().name("seat " + seat.target().id()).start(() -> seat.run(headStart)));
    }
  }

  /** Asks all targets now; those that are just being asked are asked again right after. */
  public Check check() {
    return new Check(seats.stream().map(Seat::ask).toList(), longestTimeout().plus(SLACK));
  }

  private Duration longestTimeout() {
    return seats.stream()
        .map(seat -> seat.target().service().timeout())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  @Override
  @PreDestroy
  public synchronized void close() {
    threads.forEach(Thread::interrupt);
    threads.clear();
  }
}
