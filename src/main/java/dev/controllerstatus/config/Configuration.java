package dev.controllerstatus.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Everything that was configured, in four layers: the shipped services, the file, what was changed
 * in the app, the environment. Rooms read their keys through {@link Section}; {@link #verify} then
 * tells every mistake at once.
 */
public final class Configuration {
  /** Names another configuration file. */
  public static final String FILE_VARIABLE = "CONTROLLER_STATUS_CONFIG";

  /** The key above all others. */
  public static final String ROOT = "controller-status";

  private static final String SHIPPED_LABEL = "shipped";
  private static final String IN_THE_APP = "changed in the app";
  private static final String SHIPPED = "/dev/controllerstatus/target/shipped.yml";
  private static final List<Path> PLACES =
      List.of(
          Path.of("controller-status.yml"),
          Path.of("/etc/controller-status/controller-status.yml"));

  private final Map<String, Entry> beneath;
  private final Changes changes;
  private final Map<String, String> environment;
  private final Map<String, Entry> entries;
  private final Overrides overrides;
  private final Keys keys = new Keys();
  private final List<Mistake> problems = new ArrayList<>();

  private Configuration(
      Map<String, Entry> beneath, Changes changes, Map<String, String> environment) {
    this.beneath = beneath;
    this.changes = changes;
    this.environment = environment;
    this.entries = new LinkedHashMap<>(beneath);
    this.overrides = new Overrides(environment);
    changes.values().forEach(this::lay);
  }

  private void lay(String key, Optional<String> text) {
    entries.keySet().removeIf(k -> k.equals(key) || k.startsWith(key + "["));
    text.ifPresent(t -> entries.put(key, new Entry(t, IN_THE_APP)));
  }

  /**
   * Finds and reads the file that {@link #FILE_VARIABLE} names, else the one in the working
   * directory, else the installed one; without any, the shipped services stand alone.
   */
  public static Configuration load(Map<String, String> environment) throws ConfigurationException {
    String named = environment.getOrDefault(FILE_VARIABLE, "");
    Optional<Path> file =
        named.isEmpty()
            ? PLACES.stream().filter(Files::exists).findFirst()
            : Optional.of(Path.of(named));
    return of(file, environment);
  }

  static Configuration of(Optional<Path> file, Map<String, String> environment)
      throws ConfigurationException {
    Map<String, Entry> entries = new LinkedHashMap<>(YamlFile.read(SHIPPED_LABEL, shipped()));
    if (file.isPresent()) {
      overlay(entries, YamlFile.read(file.get().getFileName().toString(), open(file.get())));
    }
    return new Configuration(entries, Changes.NONE, environment);
  }

  /** The same file and environment, with these changes between them; nothing is read yet. */
  public Configuration with(Changes others) {
    return new Configuration(beneath, others, environment);
  }

  /** What was changed in the app. */
  public Changes changes() {
    return changes;
  }

  /** A list in the file replaces a shipped list whole. */
  private static void overlay(Map<String, Entry> under, Map<String, Entry> over) {
    Set<String> lists = new TreeSet<>();
    over.keySet().stream().filter(k -> k.endsWith("[0]")).forEach(lists::add);
    under
        .keySet()
        .removeIf(k -> lists.stream().anyMatch(l -> k.startsWith(l.substring(0, l.length() - 2))));
    under.putAll(over);
  }

  private static Reader shipped() {
    return new InputStreamReader(Configuration.class.getResourceAsStream(SHIPPED), UTF_8);
  }

  private static Reader open(Path file) throws ConfigurationException {
    try {
      return Files.newBufferedReader(file, UTF_8);
    } catch (IOException e) {
      throw new ConfigurationException(
          List.of(
              "%s: cannot be read (%s); %s names another file, or remove it to use ./%s"
                  .formatted(file, Problems.reason(e), FILE_VARIABLE, PLACES.getFirst())));
    }
  }

  /** The section under the key {@code controller-status}. */
  public Section root() {
    return new Section(this, ROOT);
  }

  /** Throws all mistakes found so far: bad values, and keys or variables that nobody has read. */
  public void verify() throws ConfigurationException {
    List<Mistake> all = mistakes();
    if (!all.isEmpty()) {
      throw new ConfigurationException(all.stream().map(Mistake::toString).toList());
    }
  }

  /** All mistakes found so far, and what nobody has read. */
  public List<Mistake> mistakes() {
    return Stream.of(problems.stream(), unknownKeys(), unknownVariables()).flatMap(s -> s).toList();
  }

  private Stream<Mistake> unknownKeys() {
    Map<String, Entry> unknown = new LinkedHashMap<>();
    entries.forEach(
        (key, entry) -> {
          if (!keys.hasRead(key)) {
            unknown.putIfAbsent(keys.unknownPart(key), entry);
          }
        });
    return unknown.entrySet().stream().map(e -> keys.unknown(e.getKey(), e.getValue()));
  }

  private Stream<Mistake> unknownVariables() {
    return overrides.unread().stream()
        .map(name -> new Mistake(name, "unknown environment variable; no key has this name", ""));
  }

  /** Every key that was asked for, with what is allowed and the default: what the manual lists. */
  public Keys keys() {
    return keys;
  }

  Optional<Entry> find(String key) {
    return overrides.find(key).or(() -> Optional.ofNullable(entries.get(key)));
  }

  /** Names directly below a key, whoever set them. */
  SortedSet<String> children(String key) {
    String prefix = key + ".";
    SortedSet<String> found = new TreeSet<>();
    entries.keySet().stream()
        .filter(k -> k.startsWith(prefix))
        .forEach(k -> found.add(k.substring(prefix.length()).split("[.\\[]", 2)[0]));
    found.addAll(overrides.children(key, found));
    return found;
  }

  void problem(Mistake mistake) {
    problems.add(mistake);
  }

  /** Every key below this one that was asked for, as it is now. */
  public List<Setting> settings(String prefix) {
    return keys.rules().entrySet().stream()
        .filter(rule -> rule.getKey().startsWith(prefix))
        .map(rule -> setting(rule.getKey(), rule.getValue()))
        .toList();
  }

  private Setting setting(String key, Keys.Rule rule) {
    Optional<Entry> variable = overrides.find(key);
    return new Setting(
        key,
        rule,
        keys.isSecret(key),
        variable.map(Entry::text).or(() -> text(entries, key)),
        variable.isPresent() ? Setting.Source.ENVIRONMENT : source(key),
        text(beneath, key));
  }

  private Setting.Source source(String key) {
    if (changes.values().containsKey(key)) {
      return Setting.Source.APP;
    }
    return places(beneath, key)
        .findFirst()
        .map(entry -> entry.origin().startsWith(SHIPPED_LABEL + " "))
        .map(isShipped -> isShipped ? Setting.Source.SHIPPED : Setting.Source.FILE)
        .orElse(Setting.Source.DEFAULT);
  }

  private static Optional<String> text(Map<String, Entry> from, String key) {
    return places(from, key).map(Entry::text).reduce((one, next) -> one + ", " + next);
  }

  /** The key itself, or the items of its list. */
  private static Stream<Entry> places(Map<String, Entry> from, String key) {
    Entry single = from.get(key);
    return single != null
        ? Stream.of(single)
        : Stream.iterate(0, i -> from.containsKey(key + "[" + i + "]"), i -> i + 1)
            .map(i -> from.get(key + "[" + i + "]"));
  }

  /** Whether the shipped services, the file or the environment have anything below this key. */
  public boolean isKnownBeneath(String key) {
    return beneath.keySet().stream().anyMatch(k -> k.startsWith(key + "."))
        || environment.keySet().stream().anyMatch(n -> n.startsWith(Overrides.nameOf(key) + "_"));
  }
}
