package dev.controllerstatus.situation;

import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.SampleSink;
import io.micronaut.core.annotation.Order;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whenever there is something new, on a thread of its own: the next sample does not wait.
 * However much there is to look at, it takes a tenth of a processor at most.
 */
@Singleton
@Order(Watcher.AFTER_INCIDENTS)
final class Watcher implements SampleSink, AutoCloseable {
  static final int AFTER_INCIDENTS = 10;
  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
  private static final int SHARE = 9;
  // A look that a busy box held up for seconds must not make the next one wait for minutes.
  private static final long LONGEST_REST = TimeUnit.SECONDS.toNanos(1);
  // What is over must end though nothing new comes.
  private static final long AT_LEAST_EVERY_MS = 1000;

  private final Situations situations;
  private final Pasts pasts;
  private final BlockingQueue<Boolean> news = new LinkedBlockingQueue<>(1);
  private @Nullable Thread thread;

  Watcher(Situations situations, Pasts pasts) {
    this.situations = situations;
    this.pasts = pasts;
  }

  @Override
  public void accept(Sample sample) {
    start();
    boolean _ = news.offer(true);
  }

  private synchronized void start() {
    if (thread == null) {
      thread = Thread.ofVirtual().name("diagnosis").start(this::run);
    }
  }

  private void run() {
    try {
      while (true) {
        Boolean _ = news.poll(AT_LEAST_EVERY_MS, TimeUnit.MILLISECONDS);
        pasts.refresh();
        long began = System.nanoTime();
        look();
        TimeUnit.NANOSECONDS.sleep(Math.min((System.nanoTime() - began) * SHARE, LONGEST_REST));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // The service stops.
    }
  }

  /** A defect of ours must not end the looking. */
  private void look() {
    try {
      situations.look();
    } catch (RuntimeException e) {
      LOG.error("the diagnosis broke, please report it", e);
    }
  }

  @Override
  @PreDestroy
  public synchronized void close() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
