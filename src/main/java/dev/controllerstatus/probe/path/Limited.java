package dev.controllerstatus.probe.path;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a part of an attempt no longer than the whole can spare. */
final class Limited {
  private Limited() {}

  /** The result; empty when it failed or came too late, and then it is interrupted. */
  static <V> Optional<V> call(Callable<V> task, Duration most) throws InterruptedException {
    FutureTask<V> future = new FutureTask<>(task);
    Thread.startVirtualThread(future);
    try {
      return Optional.of(future.get(most.toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } finally {
      future.cancel(/* mayInterruptIfRunning= */ true);
    }
  }
}
