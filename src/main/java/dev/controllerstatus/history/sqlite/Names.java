package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.target.TargetId;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers that stand for targets and forms in one file. One thread at a time. */
final class Names {
  // A far end that words each refusal anew must not fill the memory.
  private static final int MOST = 5_000;
  private final Map<Object, Long> known = new LinkedHashMap<>(16, 0.75f, true);

  /** The target's number, a new one if it has none. */
  long target(Sql sql, TargetId id) throws SQLException {
    return known(
        id,
        () -> {
          long found =
              sql.number("SELECT id FROM target WHERE kind = ? AND name = ?", id.kind(), id.name());
          return found > 0 ? found : add(sql, id);
        });
  }

  /** The target's number, zero if it has none. */
  static long find(Sql sql, TargetId id) throws SQLException {
    return sql.number("SELECT id FROM target WHERE kind = ? AND name = ?", id.kind(), id.name());
  }

  /** The form's number, a new one if it has none. */
  long form(Sql sql, String words) throws SQLException {
    return known(
        words,
        () -> {
          long found = sql.number("SELECT id FROM form WHERE words = ?", words);
          return found > 0 ? found : add(sql, words);
        });
  }

  private static long add(Sql sql, TargetId id) throws SQLException {
    sql.change("INSERT INTO target (kind, name) VALUES (?, ?)", id.kind(), id.name());
    long number = sql.number("SELECT last_insert_rowid()");
    sql.change(
        "INSERT INTO target_copy (id, kind, name) VALUES (?, ?, ?)", number, id.kind(), id.name());
    return number;
  }

  private static long add(Sql sql, String words) throws SQLException {
    sql.change("INSERT INTO form (words) VALUES (?)", words);
    long number = sql.number("SELECT last_insert_rowid()");
    sql.change("INSERT INTO form_copy (id, words) VALUES (?, ?)", number, words);
    return number;
  }

  private interface Lookup {
    long number() throws SQLException;
  }

  private long known(Object name, Lookup lookup) throws SQLException {
    Long number = known.get(name);
    if (number == null) {
      number = lookup.number();
      known.put(name, number);
      if (known.size() > MOST) {
        known.remove(known.keySet().iterator().next());
      }
    }
    return number;
  }
}
