package dev.controllerstatus.target;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a target for good: its kind and its name within the kind, written {@code kind/name}.
 *
 * @param kind the probe kind, such as {@code https}
 * @param name lower-case letters, digits and dashes, as in the configuration
 */
public record TargetId(String kind, String name) implements Comparable<TargetId> {
  private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  /** Checks both words. */
  public TargetId {
    if (!isWord(kind) || !isWord(name)) {
      throw new IllegalArgumentException(
          "target id must look like kind/name, got " + kind + "/" + name);
    }
  }

  /** Whether a text can be a kind or a name. */
  public static boolean isWord(String text) {
    return WORD.matcher(text).matches();
  }

  /** The id that is written so; empty for a text of another form. */
  public static Optional<TargetId> parse(String text) {
    String[] words = text.split("/", -1);
    return words.length == 2 && isWord(words[0]) && isWord(words[1])
        ? Optional.of(new TargetId(words[0], words[1]))
        : Optional.empty();
  }

  @Override
  public int compareTo(TargetId other) {
    int byKind = kind.compareTo(other.kind);
    return byKind == 0 ? name.compareTo(other.name) : byKind;
  }

  @Override
  public String toString() {
    return kind + "/" + name;
  }
}
