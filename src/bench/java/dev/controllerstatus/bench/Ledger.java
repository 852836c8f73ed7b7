package dev.controllerstatus.bench;

import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.SampleSink;
import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Writes down how late each attempt began and what it came to. */
final class Ledger implements SampleSink {
  private final List<Long> late = new ArrayList<>();
  private final Map<TargetId, Instant> last = new HashMap<>();
  private final CountDownLatch all;
  private Duration longestGap = Duration.ZERO;
  private long up;

  /** Knows when this many targets have been heard of. */
  Ledger(int targets) {
    all = new CountDownLatch(targets);
  }

  @Override
  public synchronized void accept(Sample sample) {
    late.add(sample.late().toNanos());
    up += sample.outcome() instanceof Outcome.Up ? 1 : 0;
    Instant before = last.put(sample.target(), sample.at());
    if (before == null) {
      all.countDown();
    } else {
      Duration gap = Duration.between(before, sample.at());
      longestGap = gap.compareTo(longestGap) > 0 ? gap : longestGap;
    }
  }

  void awaitAll() throws InterruptedException {
    all.await();
  }

  synchronized Figures lateness() {
    return Figures.ofNanos(late);
  }

  synchronized long total() {
    return late.size();
  }

  synchronized long failed() {
    return late.size() - up;
  }

  /** Between the beginnings of two attempts of one target. */
  synchronized Duration longestGap() {
    return longestGap;
  }
}
