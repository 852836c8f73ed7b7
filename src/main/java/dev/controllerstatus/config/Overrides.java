package dev.controllerstatus.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Environment variables that override keys, named in Micronaut's way: upper case, dots and dashes
 * as underscores. {@code CONTROLLER_STATUS_HTTPS_PORT} overrides {@code
 * controller-status.https.port}.
 */
final class Overrides {
  private static final String PREFIX = "CONTROLLER_STATUS_";
  private final Map<String, String> variables = new TreeMap<>();
  private final SortedSet<String> unread = new TreeSet<>();

  Overrides(Map<String, String> environment) {
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX) && !name.equals(Configuration.FILE_VARIABLE)) {
            variables.put(name, value);
          }
        });
    unread.addAll(variables.keySet());
  }

  Optional<Entry> find(String key) {
    String name = nameOf(key);
    unread.remove(name);
    return Optional.ofNullable(variables.get(name))
        .map(value -> new Entry(value, "environment variable " + name));
  }

  /**
   * First words of names below {@code key} that no known child explains: a target that only the
   * environment names. Such an id is one word, since an underscore may stand for a dot or a dash.
   */
  SortedSet<String> children(String key, SortedSet<String> known) {
    String prefix = nameOf(key) + "_";
    SortedSet<String> found = new TreeSet<>();
    for (String name : variables.keySet()) {
      if (name.startsWith(prefix)
          && known.stream().noneMatch(id -> name.startsWith(prefix + nameOf(id) + "_"))) {
        found.add(name.substring(prefix.length()).split("_", 2)[0].toLowerCase(Locale.ROOT));
      }
    }
    return found;
  }

  SortedSet<String> unread() {
    return unread;
  }

  static String nameOf(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
