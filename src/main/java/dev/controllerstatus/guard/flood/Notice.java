package dev.controllerstatus.guard.flood;

import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log about a flood, once a minute: the log must not be flooded in turn. */
final class Notice {
  private static final Logger LOG = LoggerFactory.getLogger(Notice.class);
  private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);
  private long toldNanos = System.nanoTime() - PAUSE;
  private long count;

  synchronized void turnedAway(SocketAddress from) {
    count++;
    if (System.nanoTime() - toldNanos >= PAUSE) {
      LOG.warn("too many connections: {} turned away, the last from {}", count, from);
      toldNanos = System.nanoTime();
      count = 0;
    }
  }
}
