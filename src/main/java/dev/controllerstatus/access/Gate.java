package dev.controllerstatus.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds guessing down without locking anybody out. Whoever fails waits, longer each time; all who
 * have failed share a slow bucket, those who have not a faster one, and a browser that has logged
 * in before has a delay of its own, so that no flood of guesses stands between the owner and the
 * box.
 */
final class Gate {
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
  // After so long without a try, a failure is forgotten.
  private static final Duration FORGOTTEN = Duration.ofHours(1);
  private static final int MOST = 10_000;
  // A small box takes a quarter of a second for a hash: together at most two thirds of a core.
  private static final Duration FOR_ONE_CLEAN = Duration.ofMillis(500);
  private static final Duration FOR_ONE_FAILED = Duration.ofSeconds(2);
  private static final int CLEAN_AT_ONCE = 20;
  private static final int FAILED_AT_ONCE = 10;

  private final LongSupplier nanoTime;
  private final Bucket clean;
  private final Bucket failed;
  private final LinkedHashMap<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true);

  private record Failures(int count, long lastNanos) {
    Duration delay() {
      Duration delay = Duration.ofSeconds(1L << Math.min(count - 1, 10));
      return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
    }

    Duration left(long nowNanos) {
      return delay().minusNanos(nowNanos - lastNanos);
    }

    boolean isForgotten(long nowNanos) {
      return nowNanos - lastNanos > FORGOTTEN.toNanos();
    }
  }

  Gate(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.clean = new Bucket(CLEAN_AT_ONCE, FOR_ONE_CLEAN, nanoTime.getAsLong());
    this.failed = new Bucket(FAILED_AT_ONCE, FOR_ONE_FAILED, nanoTime.getAsLong());
  }

  /** How long this one still has to wait after what it did before; zero if not at all. */
  synchronized Duration delay(String who) {
    Failures before = failures(who);
    return before == null ? Duration.ZERO : max(before.left(nanoTime.getAsLong()));
  }

  /**
   * Asks for one try. It counts as a failure until {@link #succeeded}, so that many tries at once
   * gain nothing.
   *
   * @param known whether a browser that has logged in before asks; it waits for no stranger
   * @return zero for go on, else how long to wait before asking again
   */
  synchronized Duration enter(String who, boolean known) {
    long now = nanoTime.getAsLong();
    Failures before = failures(who);
    Duration wait = before == null ? Duration.ZERO : max(before.left(now));
    if (wait.isZero() && !known) {
      wait = (before == null ? clean : failed).take(now);
    }
    if (wait.isZero()) {
      failures.put(who, new Failures(before == null ? 1 : before.count() + 1, now));
      if (failures.size() > MOST) {
        failures.pollFirstEntry();
      }
    }
    return wait;
  }

  synchronized void succeeded(String who) {
    failures.remove(who);
  }

  private @Nullable Failures failures(String who) {
    Failures found = failures.get(who);
    return found == null || found.isForgotten(nanoTime.getAsLong()) ? null : found;
  }

  private static Duration max(Duration left) {
    return left.isNegative() ? Duration.ZERO : left;
  }
}
