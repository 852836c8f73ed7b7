package dev.controllerstatus.rounds;

import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Outcome.Skipped;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final Shared shared;
  private final BlockingQueue<CompletableFuture<Sample>> asked = new LinkedBlockingQueue<>();
  private final Runner runner = new Runner();
  private @Nullable Sample last;
  // Public time servers say how often they may be asked; a person in a hurry changes nothing. Kept
  // on the monotonic clock, and for all processes and starts together in LastAsked.
  private long earliest = System.nanoTime();
  private boolean isPutOff;

  /** What all seats have in common. */
  record Shared(
      Semaphore permits, InstantSource clock, LastAsked lastAsked, Consumer<Sample> publish) {}

  Seat(Probe<T> probe, T target, Rhythm rhythm, Shared shared) {
    this.probe = probe;
    this.target = target;
    this.rhythm = rhythm;
    this.shared = shared;
  }

  /** Asks for an attempt now; the answer is a sample that began after the question. */
  CompletableFuture<Sample> ask() {
    CompletableFuture<Sample> answer = new CompletableFuture<>();
    asked.add(answer);
    return answer;
  }

  private void askSoon() {
    var _ = ask(); // The sinks hear of it.
  }

  T target() {
    return target;
  }

  /**
   * Attempts, waits until due or asked, and so on until interrupted.
   *
   * @param before ends what an earlier seat of this target has left; waited for
   */
  void run(Duration headStart, Optional<Thread> before) {
    try {
      if (before.isPresent()) {
        before.get().join();
      }
      probe.watch(target, this::askSoon);
      long due = System.nanoTime() + headStart.toNanos();
      while (true) {
        List<CompletableFuture<Sample>> waiting = waitUntil(due);
        Sample sample = sample(waiting.isEmpty() ? due : System.nanoTime());
        waiting.forEach(w -> w.complete(sample));
        if (due <= System.nanoTime()) {
          due = next();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // The service stops.
    }
  }

  /** Whoever asked meanwhile; nobody when the target is due. */
  private List<CompletableFuture<Sample>> waitUntil(long due) throws InterruptedException {
    List<CompletableFuture<Sample>> waiting = new ArrayList<>();
    CompletableFuture<Sample> first = asked.poll(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    if (first != null) {
      waiting.add(first);
      asked.drainTo(waiting);
    }
    return waiting;
  }

  /** What is put off is asked as soon as it may be, not a whole interval later. */
  private long next() {
    return isPutOff ? earliest : Math.max(rhythm.nextAfter(System.nanoTime()), earliest);
  }

  private Sample sample(long due) throws InterruptedException {
    Sample known = last;
    if (known != null && System.nanoTime() < earliest) {
      return known;
    }
    shared.permits().acquire();
    try {
      Optional<Skipped> early = shared.lastAsked().claim(target);
      isPutOff = early.isPresent();
      return early.isPresent() ? putOff(early.get(), known) : attempt(due);
    } finally {
      shared.permits().release();
    }
  }

  /** Another process, or an earlier one, has asked; a result that stays fresh is still the best. */
  private Sample putOff(Skipped skipped, @Nullable Sample known) {
    Instant now = shared.clock().instant();
    earliest = System.nanoTime() + Math.max(0, Duration.between(now, skipped.next()).toNanos());
    return known != null && isFreshAt(skipped.next(), known)
        ? known
        : publish(now, Duration.ZERO, skipped);
  }

  private boolean isFreshAt(Instant moment, Sample known) {
    return !(known.outcome() instanceof Skipped)
        && !moment.isAfter(known.at().plus(target.service().freshFor()));
  }

  private Sample attempt(long due) throws InterruptedException {
    long began = System.nanoTime();
    earliest = began + target.atMostEvery().toNanos();
    Instant at = shared.clock().instant();
    Outcome outcome = runner.run(probe, target);
    return publish(at, Duration.ofNanos(Math.max(0, began - due)), outcome);
  }

  private Sample publish(Instant at, Duration late, Outcome outcome) {
    Sample sample = new Sample(target.id(), at.truncatedTo(ChronoUnit.MILLIS), late, outcome);
    last = sample;
    shared.publish().accept(sample);
    return sample;
  }
}
