package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.target.TargetId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names of targets and the words of samples in a damaged file, from either copy. */
record Words(Map<Long, TargetId> targets, Map<Long, String> forms) {
  static Words of(Rows rows) throws SQLException {
    Words words = new Words(new HashMap<>(), new HashMap<>());
    for (String copy : new String[] {"_copy", ""}) {
      String range = copy + " WHERE id BETWEEN ? AND ? ORDER BY id";
      rows.each("target" + copy, "id", "SELECT id, kind, name FROM target" + range, words::target);
      rows.each("form" + copy, "id", "SELECT id, words FROM form" + range, words::form);
    }
    return words;
  }

  private void target(ResultSet row) throws SQLException {
    try {
      targets.put(row.getLong(1), new TargetId(row.getString(2), row.getString(3)));
    } catch (IllegalArgumentException e) {
      // No name of a target: the other copy may have it.
    }
  }

  private void form(ResultSet row) throws SQLException {
    forms.put(row.getLong(1), row.getString(2));
  }

  /** The sample in a row of {@link SampleRow#SELECT_ALONE}; empty when anything is damaged. */
  Optional<Kept> read(ResultSet row) throws SQLException {
    String words = forms.get(row.getLong(5));
    TargetId target = targets.get(row.getLong(6));
    return words == null || target == null ? Optional.empty() : SampleRow.read(row, words, target);
  }
}
