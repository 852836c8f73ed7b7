package dev.controllerstatus.rounds;

import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One target's place in the rounds: a loop on a thread of its own, so two attempts of one target
 * can never overlap.
 */
final class Seat<T extends Target> {
  private final Probe<T> probe;
  private final T target;
  private final Rhythm rhythm;
  private final Semaphore permits;
  private final InstantSource clock;
  private final Consumer<Sample> publish;
  private final BlockingQueue<CompletableFuture<Sample>> asked = new LinkedBlockingQueue<>();
  private final Runner runner = new Runner();
  private @Nullable Sample last;
  private long lastNanos;

  Seat(
      Probe<T> probe,
      T target,
      Rhythm rhythm,
      Semaphore permits,
      InstantSource clock,
      Consumer<Sample> publish) {
    this.probe = probe;
    this.target = target;
    this.rhythm = rhythm;
    this.permits = permits;
    this.clock = clock;
    this.publish = publish;
  }

  /** Asks for an attempt now; the answer is a sample that began after the question. */
  CompletableFuture<Sample> ask() {
    CompletableFuture<Sample> answer = new CompletableFuture<>();
    asked.add(answer);
    return answer;
  }

  T target() {
    return target;
  }

  /** Attempts, waits until due or asked, and so on until interrupted. */
  void run(Duration headStart) {
    try {
      long due = System.nanoTime() + headStart.toNanos();
      while (true) {
        CompletableFuture<Sample> first = asked.poll(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (first == null) {
          attempt(due, List.of());
        } else {
          answer(first);
        }
        if (due <= System.nanoTime()) {
          due = Math.max(rhythm.nextAfter(System.nanoTime()), earliest());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // The service stops.
    }
  }

  private void answer(CompletableFuture<Sample> first) throws InterruptedException {
    List<CompletableFuture<Sample>> waiting = new ArrayList<>(List.of(first));
    asked.drainTo(waiting);
    if (last == null || earliest() <= System.nanoTime()) {
      attempt(System.nanoTime(), waiting);
    } else {
      Sample known = last;
      waiting.forEach(w -> w.complete(known));
    }
  }

  /** Public time servers say how often they may be asked; a person in a hurry changes nothing. */
  private long earliest() {
    return lastNanos + target.atMostEvery().toNanos();
  }

  private void attempt(long due, List<CompletableFuture<Sample>> waiting)
      throws InterruptedException {
    permits.acquire();
    try {
      lastNanos = System.nanoTime();
      Duration late = Duration.ofNanos(Math.max(0, lastNanos - due));
      Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      Outcome outcome = runner.run(probe, target);
      Sample sample = new Sample(target.id(), at, late, outcome);
      last = sample;
      publish.accept(sample);
      waiting.forEach(w -> w.complete(sample));
    } finally {
      permits.release();
    }
  }
}
