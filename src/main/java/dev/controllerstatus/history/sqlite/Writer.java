package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.Recording;
import dev.controllerstatus.history.Recording.Repair;
import dev.controllerstatus.history.Recording.Trouble;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what waits to the disk. Whatever the disk does, nothing is thrown at those who check: it
 * waits in memory, the trouble is told, and the next turn tries again.
 */
final class Writer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final Duration ROLL_UP = Duration.ofHours(1);

  private final Database database;
  private final Memory memory;
  private final Bounds bounds;
  private final InstantSource clock;
  private @Nullable Sql open;
  private @Nullable Store store;
  private boolean isRollUpAsked;
  private long rolledUp = System.nanoTime();
  private volatile Recording recording = Recording.WELL;

  Writer(Database database, Memory memory, Bounds bounds, InstantSource clock) {
    this.database = database;
    this.memory = memory;
    this.bounds = bounds;
    this.clock = clock;
  }

  Recording recording() {
    return recording;
  }

  /** Opens the file if it is not open, writes what waits, and tidies up when it is time. */
  synchronized void turn() {
    try {
      write();
      recovered();
    } catch (SQLException e) {
      release();
      if (Troubles.isDamage(e)) {
        repair(e);
      } else {
        trouble(Troubles.kind(e, database.file()), String.valueOf(e.getMessage()));
      }
    } catch (IOException e) {
      trouble(Trouble.Kind.DISK_ERROR, e.toString());
    } catch (RuntimeException | LinkageError e) {
      release();
      LOG.error("the history cannot be kept: this is a defect", e);
      trouble(Trouble.Kind.DISK_ERROR, e.toString());
    }
  }

  /**
   * Reads the whole file, beside the writing, and repairs it if it is damaged. Single samples are
   * checked whenever they are read.
   */
  void inspect() {
    try (Sql sql = database.read()) {
      Inspection.run(sql);
    } catch (SQLException e) {
      if (Troubles.isDamage(e)) {
        damaged(e);
      } else {
        LOG.debug("the history could not be inspected", e);
      }
    }
  }

  private synchronized void damaged(SQLException e) {
    release();
    repair(e);
    turn();
  }

  synchronized void rollUp() {
    isRollUpAsked = true;
    turn();
  }

  private void write() throws SQLException, IOException {
    Store to = opened();
    Memory.Turn next = memory.next(isTimeToRollUp());
    while (!next.isEmpty()) {
      memory.commit(next, to);
      if (next.rolledUp().isPresent()) {
        rolledUp = System.nanoTime();
        isRollUpAsked = false;
        bounds.keep(sql(), clock.instant());
      }
      next = memory.next(isTimeToRollUp());
    }
  }

  private boolean isTimeToRollUp() {
    return isRollUpAsked || System.nanoTime() - rolledUp > ROLL_UP.toNanos();
  }

  private Store opened() throws SQLException, IOException {
    Store known = store;
    if (known == null) {
      Salvage.finish(database);
      Sql sql = database.write();
      open = sql;
      known = new Store(sql);
      store = known;
      memory.join(new Opening(sql), clock.instant());
    }
    return known;
  }

  private Sql sql() {
    return Objects.requireNonNull(open);
  }

  /** Replaces the file by what can be read of it. */
  private void repair(SQLException why) {
    LOG.warn("the history {} is damaged: {}", database.file(), why.getMessage());
    trouble(Trouble.Kind.BEING_REPAIRED, String.valueOf(why.getMessage()));
    try {
      Repair repair = new Salvage(database, clock).run();
      LOG.warn(
          "{} samples were recovered; the damaged file is kept as {}",
          repair.samples(),
          repair.setAside());
      memory.restart();
      recording = new Recording(Optional.empty(), Optional.of(repair));
    } catch (SQLException | IOException e) {
      LOG.warn("the history could not be repaired: {}", e.getMessage());
    }
  }

  private void trouble(Trouble.Kind kind, String detail) {
    Optional<Trouble> before = recording.trouble();
    if (kind != Trouble.Kind.BEING_REPAIRED
        && before.map(Trouble::kind).filter(kind::equals).isEmpty()) {
      LOG.warn("nothing is written to {}: {}", database.file(), detail);
    }
    Instant since =
        before.map(Trouble::since).orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS));
    recording = new Recording(Optional.of(new Trouble(kind, since, detail)), recording.repair());
  }

  private void recovered() {
    if (recording.trouble().isPresent()) {
      LOG.info("{} is written again", database.file());
      recording = new Recording(Optional.empty(), recording.repair());
    }
  }

  private void release() {
    Sql closing = open;
    open = null;
    store = null;
    if (closing != null) {
      try {
        closing.close();
      } catch (SQLException e) {
        LOG.debug("on closing the history", e);
      }
    }
  }

  @Override
  public synchronized void close() {
    release();
  }
}
