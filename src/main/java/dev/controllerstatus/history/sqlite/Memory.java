package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.ClockState;
import dev.controllerstatus.history.Discontinuity;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.Recent;
import dev.controllerstatus.sample.Sample;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The side of the history that is not on the disk yet: numbers samples, and holds them ready. */
final class Memory {
  // Ids that were told and then lost in a power cut must not be given a second time.
  private static final long ROOM = 1 << 16;

  private final Recent recent;
  private final Pending pending;
  private final Tails tails;
  private long lastId;
  private boolean isJoined;
  private boolean isFirst = true;

  /** What is written in one commit. */
  record Turn(Batch batch, Optional<Tail> rolledUp) {
    boolean isEmpty() {
      return batch.isEmpty() && rolledUp.isEmpty();
    }
  }

  Memory(Recent recent, Shared shared) {
    this.recent = recent;
    this.tails = shared.tails();
    this.pending = shared.pending();
  }

  /** Takes in a new sample and gives it its number. */
  synchronized Kept take(Sample sample, ClockState clock) {
    Kept kept = new Kept(++lastId, clock, sample);
    recent.add(kept);
    tails.add(kept);
    pending.add(kept);
    return kept;
  }

  Pending pending() {
    return pending;
  }

  /** The id of the sample to come. */
  synchronized long nextId() {
    return lastId + 1;
  }

  /** Goes on where the file ends; a file that was only closed for a while brings nothing new. */
  synchronized void join(Opening file, Instant now) throws SQLException {
    if (isJoined) {
      return;
    }
    renumber(Math.max(lastId, file.lastId() + ROOM));
    if (isFirst) {
      Optional<Discontinuity> broken = file.brokenOff(nextId(), now);
      if (pending.isEmpty()) {
        file.latest().forEach(recent::add);
      }
      broken.ifPresent(pending::add);
    }
    file.unsealed(tails::add);
    isFirst = false;
    isJoined = true;
  }

  /** Samples may have come before the file could be opened. */
  private void renumber(long last) {
    lastId = last;
    tails.clear();
    List<Kept> waiting = pending.takeAll();
    for (Kept kept : waiting) {
      Kept renumbered = isFirst ? new Kept(++lastId, kept.clock(), kept.sample()) : kept;
      pending.add(renumbered);
      tails.add(renumbered);
    }
  }

  /** Another file takes the place of the one before, with all of it rolled up that it holds. */
  synchronized void restart() {
    isJoined = false;
  }

  /** What to write next; rolled up samples only together with the last of them. */
  synchronized Turn next(boolean isTimeToRollUp) {
    Batch batch = pending.next();
    boolean isAll = batch.samples().size() == pending.size();
    return new Turn(
        batch, isTimeToRollUp && isAll ? Optional.of(tails.handOver()) : Optional.empty());
  }

  /** Writes it, and forgets it when that has succeeded. */
  void commit(Turn turn, Store store) throws SQLException {
    if (turn.rolledUp().isPresent()) {
      tails.take(() -> store.write(turn.batch(), turn.rolledUp()));
    } else {
      store.write(turn.batch(), Optional.empty());
    }
    pending.written(turn.batch());
  }
}
