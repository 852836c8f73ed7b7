package dev.controllerstatus.probe.packet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs what waits in system calls on threads of the operating system: on a virtual thread it would
 * hold one of the few that all virtual threads share.
 */
public final class OwnThread {
  private OwnThread() {}

  /** Something that takes a while and can be interrupted. */
  @FunctionalInterface
  public interface Task<V> {
    /** Does it. */
    V run() throws IOException, InterruptedException;
  }

  /** The result of the task; it is interrupted when the caller is. */
  static <V> V call(String name, Task<V> task) throws IOException, InterruptedException {
    return Thread.currentThread().isVirtual() ? all(name, List.of(task)).getFirst() : task.run();
  }

  /** The results of several that run at once, in the order of the tasks. */
  public static <V> List<V> all(String name, List<Task<V>> tasks)
      throws IOException, InterruptedException {
    List<FutureTask<V>> futures = tasks.stream().map(task -> new FutureTask<>(task::run)).toList();
    futures.forEach(future -> Thread.ofPlatform().daemon().name(name).start(future));
    try {
      List<V> results = new ArrayList<>();
      for (FutureTask<V> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      // Does nothing to those that are done.
      futures.forEach(future -> future.cancel(/* mayInterruptIfRunning= */ true));
    }
  }
}
