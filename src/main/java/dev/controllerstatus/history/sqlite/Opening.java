package dev.controllerstatus.history.sqlite;

import static java.util.stream.Collectors.toSet;

import dev.controllerstatus.history.Discontinuity;
import dev.controllerstatus.history.Discontinuity.Cause;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.Recent;
import dev.controllerstatus.target.TargetId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What the file tells at the start: where it ends, and what came last. */
final class Opening {
  private final Sql sql;

  Opening(Sql sql) {
    this.sql = sql;
  }

  /** The highest id that was ever written. */
  long lastId() throws SQLException {
    return sql.number("SELECT max(id) FROM sample");
  }

  /** The samples that are in no stored roll-up yet, in their order. */
  void unsealed(Consumer<Kept> each) throws SQLException {
    new SampleRows(sql)
        .each("WHERE id > (SELECT coalesce(max(last_id), 0) FROM batch) ORDER BY id", each::accept);
  }

  /** The latest samples, in their order; of each target at least the last one. */
  List<Kept> latest() throws SQLException {
    List<Kept> latest = new ArrayList<>();
    new SampleRows(sql)
        .each(
            "WHERE id > ? ORDER BY id DESC LIMIT " + Recent.KEPT_IN_ALL,
            latest::add,
            sql.number("SELECT last_id FROM batch ORDER BY last_id DESC LIMIT 1 OFFSET 1"));
    Collections.reverse(latest);
    Set<TargetId> found = latest.stream().map(k -> k.sample().target()).collect(toSet());
    List<Kept> older =
        ofEachTarget().stream().filter(k -> !found.contains(k.sample().target())).toList();
    return Stream.concat(older.stream(), latest.stream()).toList();
  }

  // As of the last roll-up: of what is asked seldom, or is asked no more.
  private List<Kept> ofEachTarget() throws SQLException {
    List<Kept> last = new ArrayList<>();
    new SampleRows(sql).each("WHERE id IN (SELECT last_id FROM target)", last::add);
    return last;
  }

  /**
   * The break between the last sample and now; empty in a new file.
   *
   * @param id of the sample to come
   */
  Optional<Discontinuity> brokenOff(long id, Instant now) throws SQLException {
    Optional<Discontinuity> stopped =
        sql
            .list(
                "SELECT id, cause, before, after FROM discontinuity ORDER BY id DESC LIMIT 1",
                DiscontinuityRow::read)
            .stream()
            .filter(last -> last.cause() == Cause.STOPPED && last.after() == null)
            .findFirst();
    if (stopped.isPresent()) {
      return stopped.map(s -> new Discontinuity(s.id(), s.cause(), s.before(), now));
    }
    return sql
        .list("SELECT at FROM sample ORDER BY id DESC LIMIT 1", row -> row.getLong(1))
        .stream()
        .findFirst()
        .map(at -> new Discontinuity(id, Cause.INTERRUPTED, Instant.ofEpochMilli(at), now));
  }
}
