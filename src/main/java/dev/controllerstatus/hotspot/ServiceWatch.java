package dev.controllerstatus.hotspot;

import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.SampleSink;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Whether services can be reached, as far as it says something about the uplink. */
@Singleton
final class ServiceWatch implements SampleSink, Radio.Proof {
  /** These are answered by the box or from next door, uplink or not. */
  private static final Set<String> NEARBY = Set.of("box", "gateway", "path", "dns");

  private final UplinkJudge judge;
  private final LongSupplier nanos;
  private long successes;
  private boolean isGone;

  @Inject
  ServiceWatch(HotspotSettings settings) {
    this(settings.after(), System::nanoTime);
  }

  ServiceWatch(Duration after, LongSupplier nanos) {
    judge = new UplinkJudge(after);
    this.nanos = nanos;
  }

  @Override
  public synchronized void accept(Sample sample) {
    boolean isUp = sample.outcome() instanceof Outcome.Up;
    boolean isAttempt = isUp || sample.outcome() instanceof Outcome.Down;
    if (isAttempt && !NEARBY.contains(sample.target().kind())) {
      judge.attempt(isUp, nanos.getAsLong());
      successes += isUp ? 1 : 0;
      notifyAll();
    }
  }

  /** Judges the uplink anew. */
  synchronized boolean isGone(boolean isLinked, boolean isRadio) {
    long now = nanos.getAsLong();
    judge.link(isLinked, now);
    isGone = judge.isGone(isRadio, now);
    return isGone;
  }

  /** Where nothing worked before either, a way as far as the gateway is better than none. */
  @Override
  public synchronized boolean await(Duration limit) {
    long before = successes;
    long end = nanos.getAsLong() + limit.toNanos();
    while (before > 0 && !isGone && successes == before) {
      long left = end - nanos.getAsLong();
      if (left <= 0 || !waitFor(left)) {
        return false;
      }
    }
    return true;
  }

  private synchronized boolean waitFor(long left) {
    try {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
