package dev.controllerstatus.probe.wire;

import dev.controllerstatus.probe.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Does several things at once, each on a virtual thread, and leaves none of them behind. */
public final class AtOnce {
  private AtOnce() {}

  /**
   * The results in the order of the tasks. At the deadline the tasks are interrupted; each must
   * then end soon, with a result that says how far it came.
   */
  public static <V> List<V> all(List<Supplier<V>> tasks, Deadline deadline) {
    List<Future<V>> futures = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Supplier<V> task : tasks) {
        futures.add(threads.submit(task::get));
      }
      await(threads, deadline);
    }
    return futures.stream().map(AtOnce::result).toList();
  }

  private static void await(ExecutorService threads, Deadline deadline) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow(); // The deadline too, seen by whoever runs this attempt.
    }
  }

  private static <V> V result(Future<V> finished) {
    try {
      return finished.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
