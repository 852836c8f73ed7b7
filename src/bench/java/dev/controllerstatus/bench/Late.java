package dev.controllerstatus.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Answers late, and knows how late: the truth is measured at the server, never assumed. */
final class Late {
  private final long delay;
  private final BlockingQueue<Long> truths = new LinkedBlockingQueue<>();

  /** An answer on its way. */
  interface Answer {
    void write() throws IOException;
  }

  Late(Duration delay) {
    this.delay = delay.toNanos();
  }

  /** Answers when the delay since the last byte of the question is over. */
  void answer(long questionNanos, Answer answer) throws IOException {
    await(questionNanos);
    truths.add(System.nanoTime() - questionNanos);
    answer.write();
  }

  private void await(long questionNanos) {
    long left = delay;
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = delay - (System.nanoTime() - questionNanos);
    }
  }

  /** How long the server took for the one question since the last call. */
  long truth() throws InterruptedException {
    Long truth = truths.poll(1, TimeUnit.SECONDS);
    if (truth == null || !truths.isEmpty()) {
      throw new IllegalStateException("not exactly one question came");
    }
    return truth;
  }
}
