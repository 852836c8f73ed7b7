package dev.controllerstatus.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The keys that the rooms asked for: the schema, known by use and written down nowhere else. */
public final class Keys {
  /** What a key may hold, and what it holds when nobody sets it (empty: nothing). */
  public record Rule(String allowed, String fallback) {}

  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Set<String> sections = new TreeSet<>();
  private final Set<String> secrets = new TreeSet<>();

  void add(String key, Rule rule) {
    rules.put(key, rule);
  }

  /** Full key names and their rules, in the order in which they were read. */
  public Map<String, Rule> rules() {
    return Collections.unmodifiableMap(rules);
  }

  void addSecret(String key) {
    secrets.add(key);
  }

  boolean isSecret(String key) {
    return secrets.contains(key);
  }

  void addSection(String key) {
    sections.add(key);
  }

  boolean hasRead(String key) {
    return rules.containsKey(key.replaceFirst("\\[\\d+]$", ""));
  }

  /** The part of a key, from its beginning, up to the first name that leads nowhere. */
  String unknownPart(String key) {
    String known = "";
    for (String name : key.split("\\.")) {
      known = known.isEmpty() ? name : known + "." + name;
      if (below(known + ".").isEmpty()) {
        return known;
      }
    }
    return known;
  }

  /** What to say of an unknown part: what it may have meant, and what is known beside it. */
  Mistake unknown(String part, Entry entry) {
    if (sections.contains(part)) {
      return Problems.found(part, entry, "a section with names and settings of its own");
    }
    int dot = part.lastIndexOf('.');
    SortedSet<String> beside =
        dot < 0 ? new TreeSet<>(List.of(Configuration.ROOT)) : below(part.substring(0, dot + 1));
    String hint =
        nearest(part.substring(dot + 1), beside).map(", did you mean %s?"::formatted).orElse("");
    String says =
        "unknown key%s; allowed here: %s (%s)"
            .formatted(hint, String.join(", ", beside), entry.origin());
    return new Mistake(part, says, "");
  }

  private SortedSet<String> below(String prefix) {
    SortedSet<String> found = new TreeSet<>();
    Stream.concat(rules.keySet().stream(), sections.stream())
        .filter(k -> k.startsWith(prefix))
        .forEach(k -> found.add(k.substring(prefix.length()).split("\\.", 2)[0]));
    return found;
  }

  private static Optional<String> nearest(String word, Collection<String> candidates) {
    return candidates.stream()
        .filter(c -> isSwapped(word, c) || distance(word, c) <= Math.max(1, c.length() / 3))
        .min(Comparator.comparingInt(c -> distance(word, c)));
  }

  /** Letters in another order count two in the distance below, but are one slip of the fingers. */
  private static boolean isSwapped(String a, String b) {
    return Arrays.equals(a.chars().sorted().toArray(), b.chars().sorted().toArray());
  }

  /** Levenshtein distance, one row at a time. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
