package dev.controllerstatus.hotspot.networkmanager;

import dev.controllerstatus.hotspot.TroubleException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Asks again until the answer fits or the time is over. */
final class Patience {
  private static final long PAUSE_MS = 200;

  private Patience() {}

  /** A question that NetworkManager may not answer. */
  interface Question<T> {
    T ask() throws TroubleException;
  }

  /** The first answer that fits, else the last. */
  static <T> T until(Duration limit, Question<T> question, Predicate<T> fits)
      throws TroubleException {
    long end = System.nanoTime() + limit.toNanos();
    T answer = question.ask();
    while (!fits.test(answer) && System.nanoTime() - end < 0 && pause()) {
      answer = question.ask();
    }
    return answer;
  }

  /** False when the product stops. */
  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
