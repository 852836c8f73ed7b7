package dev.controllerstatus.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A part of the configuration. Each reader names its key once, with what is allowed and the
 * default; a bad value is noted as a problem and the default stands in until {@link
 * Configuration#verify} stops the start.
 */
public final class Section {
  private static final String TEXT = "text that is not empty";
  private final Configuration configuration;
  private final String path;

  Section(Configuration configuration, String path) {
    this.configuration = configuration;
    this.path = path;
  }

  /** The full name of this section, such as {@code controller-status.https}. */
  public String path() {
    return path;
  }

  /** The part below {@code key}. */
  public Section section(String key) {
    configuration.keys().addSection(path + "." + key);
    return new Section(configuration, path + "." + key);
  }

  /** Names of the parts below this one, sorted. */
  public SortedSet<String> children() {
    return configuration.children(path);
  }

  /**
   * Reads one key with a grammar of its own.
   *
   * @param allowed completes the sentence "found x, allowed: …"
   * @param parser turns text into a value; throws IllegalArgumentException for what is not allowed
   */
  public <T> Optional<T> value(String key, String allowed, Function<String, T> parser) {
    return read(key, new Keys.Rule(allowed, ""), parser);
  }

  /** As {@link #value}, with a default, given as text so that the manual can show it. */
  public <T> T value(String key, String allowed, Function<String, T> parser, String fallback) {
    return read(key, new Keys.Rule(allowed, fallback), parser)
        .orElseGet(() -> parser.apply(fallback));
  }

  private <T> Optional<T> read(String key, Keys.Rule rule, Function<String, T> parser) {
    String full = path + "." + key;
    configuration.keys().add(full, rule);
    configuration
        .find(full + "[0]")
        .ifPresent(item -> configuration.problem(Problems.list(full, item, rule.allowed())));
    return configuration.find(full).flatMap(entry -> parse(key, entry, rule.allowed(), parser));
  }

  private <T> Optional<T> parse(
      String key, Entry entry, String allowed, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(entry.text()));
    } catch (IllegalArgumentException e) {
      configuration.problem(Problems.found(path + "." + key, entry, allowed));
      return Optional.empty();
    }
  }

  /** Whether nobody has set it, rightly or wrongly. */
  public boolean isAbsent(String key) {
    return configuration.find(path + "." + key).isEmpty();
  }

  /** Text that is not blank. */
  public Optional<String> text(String key) {
    return value(key, TEXT, Parsers::text);
  }

  /** Text that is not blank, or the default, which may be empty. */
  public String text(String key, String fallback) {
    return read(key, new Keys.Rule(TEXT, fallback), Parsers::text).orElse(fallback);
  }

  /** A whole number within bounds, both included. */
  public int integer(String key, int least, int most, int fallback) {
    return value(
        key,
        "a whole number from %d to %d".formatted(least, most),
        text -> Parsers.integer(text, least, most),
        Integer.toString(fallback));
  }

  /** True or false. */
  public boolean flag(String key, boolean fallback) {
    return value(key, "true or false", Parsers::flag, Boolean.toString(fallback));
  }

  /** A duration within bounds, both included. */
  public Duration duration(String key, Duration least, Duration most, Duration fallback) {
    return duration(key, least, most, fallback, "");
  }

  /**
   * A duration within bounds, both included.
   *
   * @param because whose terms the bounds are; empty for our own
   */
  public Duration duration(
      String key, Duration least, Duration most, Duration fallback, String because) {
    String example = Durations.format(fallback);
    return value(
        key,
        "a duration from %s to %s%s, such as %s"
            .formatted(
                Durations.format(least),
                Durations.format(most),
                because.isEmpty() ? "" : " (%s)".formatted(because),
                example),
        text -> Parsers.duration(text, least, most),
        example);
  }

  /** An absolute URL with a host and one of the schemes. */
  public Optional<URI> url(String key, Set<String> schemes) {
    String shapes =
        schemes.stream().sorted().map(s -> s + "://").collect(Collectors.joining(" or "));
    return value(key, "a URL that starts with " + shapes, text -> Parsers.url(text, schemes));
  }

  /** A host name or an address. */
  public Optional<String> host(String key) {
    return value(key, "a host name or an IP address", Parsers::host);
  }

  /** A file or folder, relative to the working directory. */
  public Path path(String key, String fallback) {
    return value(key, "a path", Path::of, fallback);
  }

  /** A list, or one value, or values separated by commas; every item is checked by itself. */
  public <T> List<T> list(String key, String allowed, Function<String, T> parser) {
    configuration.keys().add(path + "." + key, new Keys.Rule("a list, each item " + allowed, ""));
    List<T> items = new ArrayList<>();
    for (Entry entry : entries(key)) {
      parse(key, entry, allowed, parser).ifPresent(items::add);
    }
    return items;
  }

  private List<Entry> entries(String key) {
    String full = path + "." + key;
    Optional<Entry> single = configuration.find(full);
    if (single.isPresent()) {
      Entry all = single.get();
      return Arrays.stream(all.text().split("\\s*,\\s*"))
          .map(t -> new Entry(t, all.origin()))
          .toList();
    }
    List<Entry> found = new ArrayList<>();
    Optional<Entry> next = configuration.find(full + "[0]");
    while (next.isPresent()) {
      found.add(next.get());
      next = configuration.find(full + "[" + found.size() + "]");
    }
    return found;
  }

  /** A secret, given as {@code key} or, better, as the content of the file {@code key-file}. */
  public Optional<Secret> secret(String key) {
    configuration.keys().addSecret(path + "." + key);
    Optional<Secret> direct = text(key).map(Secret::new);
    Optional<Secret> fromFile =
        value(key + "-file", "a file that can be read and is not empty", Parsers::firstLine)
            .map(Secret::new);
    if (direct.isPresent() && fromFile.isPresent()) {
      problem(key, "it together with %s-file".formatted(key), "one of the two");
    }
    return fromFile.or(() -> direct);
  }

  /** Notes a mistake that only shows when several keys are seen together. */
  public void problem(String key, String found, String allowed) {
    String full = path + "." + key;
    String origin = configuration.find(full).map(e -> " (" + e.origin() + ")").orElse("");
    String says = "found %s, allowed: %s%s".formatted(Redaction.of(found), allowed, origin);
    configuration.problem(new Mistake(full, says, allowed));
  }
}
