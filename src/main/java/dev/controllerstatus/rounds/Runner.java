package dev.controllerstatus.rounds;

import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.Deadline;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.wire.Faults;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.target.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the attempts of one target to their outcomes, never past their deadlines: each attempt has a
 * virtual thread of its own, which is interrupted when its time is up, whatever it is waiting for.
 */
public final class Runner {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
  // For an interrupted attempt to close its connection and say how far it came.
  private static final Duration GRACE = Duration.ofMillis(500);

  private @Nullable Thread straggler;

  /** The outcome of one attempt, at the latest shortly after the target's timeout. */
  public <T extends Target> Outcome run(Probe<T> probe, T target) throws InterruptedException {
    waitForStraggler();
    Attempt attempt = new Attempt(Deadline.in(target.service().timeout()));
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    Thread thread =
        Thread.ofVirtual()
            .name("probe " + target.id())
            .start(() -> outcome.complete(outcome(probe, target, attempt)));
    try {
      thread.join(attempt.deadline().left());
    } finally {
      thread.interrupt();
    }
    if (!thread.join(GRACE)) {
      straggler = thread;
    }
    return outcome.getNow(
        new Outcome.Down(Faults.timedOut(attempt), attempt.phases(), attempt.facts()));
  }

  /** A probe that did not heed its interrupt must not meet its own successor. */
  private void waitForStraggler() throws InterruptedException {
    if (straggler != null) {
      straggler.join();
      straggler = null;
    }
  }

  private static <T extends Target> Outcome outcome(Probe<T> probe, T target, Attempt attempt) {
    try {
      Duration latency = probe.exchange(target, attempt);
      return new Outcome.Up(latency, attempt.phases(), attempt.facts());
    } catch (IOException | InterruptedException e) {
      return new Outcome.Down(Faults.of(e, attempt), attempt.phases(), attempt.facts());
    } catch (RuntimeException | LinkageError e) {
      LOG.error("probe {} broke: this is a defect of the probe, not of the target", target.id(), e);
      return new Outcome.Inconclusive(e.getClass().getSimpleName());
    }
  }
}
