package dev.controllerstatus.api;

import java.util.function.Consumer;

/**
 * What is told of one check, in its order: the thread of the last answer may come later than the
 * end that it has brought about, and must not say that the check is still running.
 */
final class CheckProgress {
  private final Consumer<Boolean> tell;
  private boolean isOver;

  /**
   * Has told nothing yet.
   *
   * @param tell is given whether the check is running
   */
  CheckProgress(Consumer<Boolean> tell) {
    this.tell = tell;
  }

  /** One more has answered. */
  synchronized void goOn() {
    if (!isOver) {
      tell.accept(true);
    }
  }

  /** All have answered, or it took too long. */
  synchronized void end() {
    isOver = true;
    tell.accept(false);
  }
}
