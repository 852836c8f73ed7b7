package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.ClockState;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.target.TargetId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of the table of samples. Targets and forms are few, so each is looked up once and not
 * joined to every row. For one connection and one thread.
 */
final class SampleRows {
  /** What comes before the conditions. */
  static final String SELECT = "SELECT id, at, target, form, clock, body FROM sample ";

  // Long ones, such as certificates, take a kilobyte.
  private static final int FORMS = 2_000;

  private final Sql sql;
  private final Map<Long, Optional<TargetId>> targets = new HashMap<>();
  private final Map<Long, Optional<String>> forms = new LinkedHashMap<>();

  /** What becomes of one sample. */
  interface Each {
    void sample(Kept kept);
  }

  SampleRows(Sql sql) {
    this.sql = sql;
  }

  /** Does something with each sample that these conditions leave, but the damaged ones. */
  void each(String conditions, Each each, @Nullable Object... values) throws SQLException {
    sql.each(SELECT + conditions, row -> read(row).ifPresent(each::sample), values);
  }

  /** The sample in a row; empty when anything of it is damaged. */
  Optional<Kept> read(ResultSet row) throws SQLException {
    Optional<TargetId> target = target(row.getLong(3));
    Optional<String> form = form(row.getLong(4));
    boolean isSynchronised = row.getBoolean(5);
    ClockState clock = row.wasNull() ? ClockState.UNKNOWN : SampleRow.clock(isSynchronised);
    return target.isPresent() && form.isPresent()
        ? SampleRow.read(
            row.getLong(1), row.getLong(2), clock, row.getBytes(6), form.get(), target.get())
        : Optional.empty();
  }

  private Optional<TargetId> target(long number) throws SQLException {
    Optional<TargetId> known = targets.get(number);
    if (known == null) {
      known =
          sql
              .list("SELECT kind, name FROM target WHERE id = ?", SampleRows::target, number)
              .stream()
              .flatMap(Optional::stream)
              .findFirst();
      targets.put(number, known);
    }
    return known;
  }

  private static Optional<TargetId> target(ResultSet row) throws SQLException {
    return TargetId.isWord(row.getString(1)) && TargetId.isWord(row.getString(2))
        ? Optional.of(new TargetId(row.getString(1), row.getString(2)))
        : Optional.empty();
  }

  private Optional<String> form(long number) throws SQLException {
    Optional<String> known = forms.get(number);
    if (known == null) {
      List<String> found =
          sql.list("SELECT words FROM form WHERE id = ?", row -> row.getString(1), number);
      known = found.stream().findFirst();
      forms.put(number, known);
      if (forms.size() > FORMS) {
        forms.remove(forms.keySet().iterator().next());
      }
    }
    return known;
  }
}
