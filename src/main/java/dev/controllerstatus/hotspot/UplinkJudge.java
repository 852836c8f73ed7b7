package dev.controllerstatus.hotspot;

import java.time.Duration;

/**
 * Whether the uplink is gone: by its link and address, or because nothing has worked for so long
 * and so often. What comes back must have worked for a while. Times are nanoseconds of a clock that
 * only goes forward.
 */
final class UplinkJudge {
  private static final int LEAST_FAILURES = 10;

  /** Without link or address nothing can work; a switch that restarts takes less. */
  private static final Duration UNPLUGGED_FOR = Duration.ofSeconds(45);

  private static final Duration STEADY_FOR = Duration.ofSeconds(30);
  private static final Duration LAST_WITHIN = Duration.ofSeconds(90);

  /** People on site may well reach the box over a link that leads nowhere else. */
  private static final int SHARED_RADIO = 5;

  private final Duration after;
  private boolean isGone;
  private boolean isLinked = true;
  private long unlinkedSince;
  private int failures;
  private long failingSince;
  private boolean isWorking;
  private long workingSince;
  private long worked;

  /**
   * Nothing is known yet, and the uplink is not called gone.
   *
   * @param after how long nothing must have worked
   */
  UplinkJudge(Duration after) {
    this.after = after;
  }

  /** Whether there is a link with an address and a way out. */
  void link(boolean isThere, long at) {
    if (isLinked && !isThere) {
      unlinkedSince = at;
      isWorking = false;
    }
    isLinked = isThere;
  }

  /** A service was asked. */
  void attempt(boolean hasWorked, long at) {
    if (hasWorked) {
      worked(at);
    } else {
      failingSince = failures == 0 ? at : failingSince;
      failures++;
    }
  }

  private void worked(long at) {
    if (!isWorking || at - worked > LAST_WITHIN.toNanos()) {
      workingSince = at;
    }
    isWorking = true;
    worked = at;
    failures = 0;
  }

  /**
   * Judges anew.
   *
   * @param isRadio whether the link is that of the radio that the hotspot would take
   */
  boolean isGone(boolean isRadio, long at) {
    isGone = isGone ? !isBack(at) : isUnplugged(at) || isDead(isRadio, at);
    return isGone;
  }

  private boolean isUnplugged(long at) {
    return !isLinked && at - unlinkedSince >= UNPLUGGED_FOR.toNanos();
  }

  private boolean isDead(boolean isRadio, long at) {
    Duration limit = isRadio ? after.multipliedBy(SHARED_RADIO) : after;
    return failures >= LEAST_FAILURES && at - failingSince >= limit.toNanos();
  }

  private boolean isBack(long at) {
    return isLinked
        && isWorking
        && at - worked <= LAST_WITHIN.toNanos()
        && worked - workingSince >= STEADY_FOR.toNanos();
  }
}
