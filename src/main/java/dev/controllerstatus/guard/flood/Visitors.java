package dev.controllerstatus.guard.flood;

import dev.controllerstatus.access.Bucket;
import dev.controllerstatus.access.Source;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Who is connected and how often each source has asked; remembers a bounded number of sources. */
@Singleton
public final class Visitors {
  // About 200 bytes each. Whoever fills it with sources only makes it forget sources at rest.
  static final int REMEMBERED = 4_096;

  private final Limits limits;
  private final LongSupplier nanoTime;
  private final Map<Source, Visitor> visitors = new LinkedHashMap<>(64, 0.75f, true);
  private int open;

  private final class Visitor {
    private final Bucket arrivals = limits.arrivals().bucket(nanoTime.getAsLong());
    private final Bucket requests = limits.requests().bucket(nanoTime.getAsLong());
    private int open;
  }

  @Inject
  Visitors(Limits limits) {
    this(limits, System::nanoTime);
  }

  Visitors(Limits limits, LongSupplier nanoTime) {
    this.limits = limits;
    this.nanoTime = nanoTime;
  }

  /** Counts a connection, if it may be. Whoever was let in must {@link #leave}. */
  synchronized boolean enter(Source source) {
    Visitor visitor = visitor(source);
    return visitor.arrivals.take(nanoTime.getAsLong()).isZero() && hasRoom(visitor);
  }

  private boolean hasRoom(Visitor visitor) {
    boolean isFree = open < limits.connections() && visitor.open < limits.fromOneSource();
    if (isFree) {
      open++;
      visitor.open++;
    }
    return isFree;
  }

  synchronized void leave(Source source) {
    open--;
    visitor(source).open--;
  }

  /** Counts what lasts as long as a connection, such as an event stream, if it may be. */
  public synchronized boolean stay(InetSocketAddress from) {
    return hasRoom(visitor(Source.of(from)));
  }

  /** Ends a stay that was granted. */
  public void end(InetSocketAddress from) {
    leave(Source.of(from));
  }

  /** Counts a request; how long its source should rest before the next, nothing if it may ask. */
  synchronized Duration ask(Source source) {
    return visitor(source).requests.take(nanoTime.getAsLong());
  }

  private Visitor visitor(Source source) {
    Visitor visitor = visitors.computeIfAbsent(source, _ -> new Visitor());
    if (visitors.size() > REMEMBERED) {
      forgetOne(visitor);
    }
    return visitor;
  }

  /** The one that was not seen for longest; never one that is connected. */
  private void forgetOne(Visitor newcomer) {
    Iterator<Visitor> all = visitors.values().iterator();
    while (all.hasNext()) {
      Visitor visitor = all.next();
      if (visitor.open == 0 && visitor != newcomer) {
        all.remove();
        return;
      }
    }
  }

  /** How many sources are remembered. */
  synchronized int remembered() {
    return visitors.size();
  }
}
