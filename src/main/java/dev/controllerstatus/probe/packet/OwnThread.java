package dev.controllerstatus.probe.packet;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs what waits in system calls on a thread of the operating system: on a virtual thread it would
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
    FutureTask<V> future = new FutureTask<>(task::run);
    Thread.ofPlatform().daemon().name(name).start(future);
    try {
      return future.get();
    } catch (InterruptedException e) {
      future.cancel(/* mayInterruptIfRunning= */ true);
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
