package dev.controllerstatus.probe.amqp;

import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.Deadline;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.probe.wire.AtOnce;
import dev.controllerstatus.probe.wire.Faults;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.sample.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is kept for one broker from attempt to attempt: a connection in use, and one that idles.
 * Beside those a new one is made now and then, since old ones may live where new ones die.
 */
final class Keeper implements AutoCloseable {
  private static final int NEW_EACH = 6;
  private static final Duration PATIENCE = Duration.ofMillis(700);
  private final ReentrantLock lock = new ReentrantLock();
  private final Wire wire;
  private final AmqpTarget target;
  private final KeptPost kept;
  private final IdleLine idle;
  private long attempts;
  private boolean isNewFailing;
  private volatile boolean isClosed;

  Keeper(
      Wire wire, AmqpTarget target, Credentials credentials, CanaryPlan plan, InstantSource now) {
    this.wire = wire;
    this.target = target;
    this.kept = new KeptPost(wire, target, credentials, plan, now);
    this.idle = new IdleLine(wire, target, plan.idleCheck());
  }

  /** What one of the things done at once came to; the latency or the fault is there. */
  private record Told(Attempt part, Duration latency, @Nullable Fault fault) {
    static Told of(Attempt part, Attempt.Step<Duration> step) {
      try {
        return new Told(part, step.run(), null);
      } catch (IOException | InterruptedException e) {
        return new Told(part, Duration.ZERO, Faults.of(e, part));
      }
    }
  }

  Duration exchange(Attempt attempt) throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      if (isClosed) {
        throw new InterruptedException();
      }
      return exchangeAlone(attempt);
    } finally {
      lock.unlock();
    }
  }

  private Duration exchangeAlone(Attempt attempt) throws IOException {
    Deadline end = before(attempt.deadline());
    Attempt own = attempt.part();
    List<Supplier<Told>> tasks = new ArrayList<>();
    tasks.add(() -> Told.of(own, () -> kept.deliver(own, end)));
    boolean isOpen = kept.isOpen();
    boolean isNewDue = isOpen && (isNewFailing || ++attempts % NEW_EACH == 0);
    if (isOpen) {
      Attempt beside = new Attempt(attempt.deadline());
      tasks.add(() -> Told.of(beside, () -> look(beside, attempt, end)));
    }
    if (isNewDue) {
      Attempt beside = new Attempt(attempt.deadline());
      tasks.add(() -> Told.of(beside, () -> openAnother(beside)));
    }
    List<Told> told = AtOnce.all(tasks, attempt.deadline());
    attempt.decidedBy(own);
    if (told.getFirst().fault() != null || !kept.isSteady()) {
      idle.close();
    }
    isNewFailing = isNewDue && told.getLast().fault() != null;
    return latency(told.getFirst(), isNewDue ? told.getLast() : told.getFirst());
  }

  /** Whoever begins now has to make a new connection, so that one counts as well. */
  private static Duration latency(Told own, Told another) throws IOException {
    Fault fault = own.fault() != null ? own.fault() : another.fault();
    if (fault != null) {
      throw new FaultException(fault);
    }
    return own.latency();
  }

  private Duration openAnother(Attempt attempt) throws IOException, InterruptedException {
    try (Line line = Line.open(wire, target, 0, attempt)) {
      return line.greeting();
    }
  }

  /** Its opening may fail, which is then told by the others; only its death in idleness counts. */
  private Duration look(Attempt beside, Attempt attempt, Deadline end) throws InterruptedException {
    try {
      idle.look(beside, end).ifPresent(attempt::fact);
    } catch (IOException e) {
      // Tried again next time.
    }
    return Duration.ZERO;
  }

  /** A little sooner, for at the deadline itself an interrupt would end the kept connection. */
  private static Deadline before(Deadline deadline) {
    long margin = Math.min(deadline.left().toNanos() / 10, TimeUnit.MILLISECONDS.toNanos(100));
    return new Deadline(deadline.atNanos() - margin);
  }

  /** Ends both in an orderly way, so that the broker has nothing left of us. */
  @Override
  public void close() {
    isClosed = true;
    try {
      if (lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          kept.leave();
          idle.leave();
        } finally {
          lock.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
