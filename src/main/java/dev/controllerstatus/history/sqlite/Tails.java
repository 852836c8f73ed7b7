package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.rollup.Block;
import dev.controllerstatus.history.rollup.Tier;
import dev.controllerstatus.target.TargetId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * What is rolled up in memory, handed over to the file in such a way that whoever adds both up sees
 * each sample once.
 */
final class Tails {
  private final ReadWriteLock handover = new ReentrantReadWriteLock();
  private Tail young = new Tail();
  // Handed over, but the file has not taken it yet.
  private @Nullable Tail old;

  /** Reads, and what it reads must not be handed over meanwhile. */
  interface Read<T> {
    T read() throws IOException;
  }

  synchronized void add(Kept kept) {
    young.add(kept);
  }

  synchronized void clear() {
    young = new Tail();
    old = null;
  }

  /** Begins to hand over all that was added; it goes on with the same if that failed before. */
  synchronized Tail handOver() {
    Tail handed = old;
    if (handed == null) {
      handed = young;
      old = handed;
      young = new Tail();
    }
    return handed;
  }

  /** Writes what was handed over; only when that has succeeded does the file count for it. */
  void take(Sql.Work write) throws SQLException {
    handover.writeLock().lock();
    try {
      write.run();
      synchronized (this) {
        old = null;
      }
    } finally {
      handover.writeLock().unlock();
    }
  }

  <T> T reading(Read<T> reading) throws IOException {
    handover.readLock().lock();
    try {
      return reading.read();
    } finally {
      handover.readLock().unlock();
    }
  }

  synchronized Optional<Block> find(TargetId target, Tier tier, long number) {
    Tail handed = old;
    Optional<Block> first = handed == null ? Optional.empty() : handed.find(target, tier, number);
    Optional<Block> second = young.find(target, tier, number);
    return first.isPresent() && second.isPresent()
        ? Optional.of(first.get().plus(second.get()))
        : first.or(() -> second);
  }
}
