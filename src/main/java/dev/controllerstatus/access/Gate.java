package dev.controllerstatus.access;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Holds guessing down without locking anybody out. Whoever fails waits, longer each time. Apart
 * from that there are lanes, so that no flood of guesses stands between the owner and the box: a
 * browser that has logged in before waits for nobody; strangers from a network where hardly anybody
 * has failed do not wait for the others; and these not for those who have failed themselves.
 */
final class Gate {
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
  // A small box takes a quarter of a second for a hash: together at most two thirds of a core.
  private static final Duration FOR_ONE_QUIET = Duration.ofSeconds(1);
  private static final Duration FOR_ONE_CLEAN = Duration.ofSeconds(1);
  private static final Duration FOR_ONE_FAILED = Duration.ofSeconds(2);
  private static final int QUIET_AT_ONCE = 20;
  // Many, so that most addresses of a guesser's network have failed soon, and are held up.
  private static final int CLEAN_AT_ONCE = 128;
  private static final int FAILED_AT_ONCE = 10;
  // Two people who each mistype twice.
  private static final int QUIET_NETWORK = 4;

  private final LongSupplier nanoTime;
  private final Bucket quiet;
  private final Bucket clean;
  private final Bucket failed;
  private final Failures<String> failures = new Failures<>();
  private final Failures<Source> networks = new Failures<>();

  Gate(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    long now = nanoTime.getAsLong();
    this.quiet = new Bucket(QUIET_AT_ONCE, FOR_ONE_QUIET, now);
    this.clean = new Bucket(CLEAN_AT_ONCE, FOR_ONE_CLEAN, now);
    this.failed = new Bucket(FAILED_AT_ONCE, FOR_ONE_FAILED, now);
  }

  /** How long this one still has to wait after what it did before; zero if not at all. */
  synchronized Duration delay(String who) {
    long now = nanoTime.getAsLong();
    return failures.of(who, now).map(before -> left(before, now)).orElse(Duration.ZERO);
  }

  /**
   * Asks for one try. It counts as a failure until {@link #succeeded}, so that many tries at once
   * gain nothing.
   *
   * @param network where it comes from; empty for a browser that has logged in before
   * @return zero for go on, else how long to wait before asking again
   */
  synchronized Duration enter(String who, Optional<Source> network) {
    long now = nanoTime.getAsLong();
    Duration wait = delay(who);
    if (wait.isZero()) {
      wait = network.map(from -> lane(who, from, now).take(now)).orElse(Duration.ZERO);
    }
    if (wait.isZero()) {
      failures.add(who, now);
      network.ifPresent(from -> networks.add(from, now));
    }
    return wait;
  }

  synchronized void succeeded(String who, Optional<Source> network) {
    failures.forget(who);
    network.ifPresent(networks::takeBack);
  }

  /** Where its password is looked at. */
  synchronized PasswordHash.Queue queue(Optional<Source> network) {
    return network.filter(from -> !isQuiet(from, nanoTime.getAsLong())).isPresent()
        ? PasswordHash.Queue.OTHERS
        : PasswordHash.Queue.OWNERS;
  }

  private boolean isQuiet(Source network, long now) {
    return networks.count(network, now) < QUIET_NETWORK;
  }

  private Bucket lane(String who, Source network, long now) {
    if (isQuiet(network, now)) {
      return quiet;
    }
    return failures.count(who, now) == 0 ? clean : failed;
  }

  private static Duration left(Failures.Count before, long nowNanos) {
    Duration delay = Duration.ofSeconds(1L << Math.min(before.failed() - 1, 10));
    Duration longest = delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
    Duration left = longest.minusNanos(nowNanos - before.lastNanos());
    return left.isNegative() ? Duration.ZERO : left;
  }
}
