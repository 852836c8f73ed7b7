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
 * Everything that was configured, in three layers: the shipped services, the file, the environment.
 * Rooms read their keys through {@link Section}; {@link #verify} then tells every mistake at once.
 */
public final class Configuration {
  /** Names another configuration file. */
  public static final String FILE_VARIABLE = "CONTROLLER_STATUS_CONFIG";

  static final String ROOT = "controller-status";
  private static final String SHIPPED = "/dev/controllerstatus/target/shipped.yml";
  private static final List<Path> PLACES =
      List.of(
          Path.of("controller-status.yml"),
          Path.of("/etc/controller-status/controller-status.yml"));

  private final Map<String, Entry> entries;
  private final Overrides overrides;
  private final Keys keys = new Keys();
  private final List<String> problems = new ArrayList<>();

  private Configuration(Map<String, Entry> entries, Overrides overrides) {
    this.entries = entries;
    this.overrides = overrides;
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
    Map<String, Entry> entries = new LinkedHashMap<>(YamlFile.read("shipped", shipped()));
    if (file.isPresent()) {
      overlay(entries, YamlFile.read(file.get().getFileName().toString(), open(file.get())));
    }
    return new Configuration(entries, new Overrides(environment));
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
    List<String> all =
        Stream.of(problems.stream(), unknownKeys(), unknownVariables()).flatMap(s -> s).toList();
    if (!all.isEmpty()) {
      throw new ConfigurationException(all);
    }
  }

  private Stream<String> unknownKeys() {
    Map<String, Entry> unknown = new LinkedHashMap<>();
    entries.forEach(
        (key, entry) -> {
          if (!keys.hasRead(key)) {
            unknown.putIfAbsent(keys.unknownPart(key), entry);
          }
        });
    return unknown.entrySet().stream().map(e -> keys.unknown(e.getKey(), e.getValue()));
  }

  private Stream<String> unknownVariables() {
    return overrides.unread().stream()
        .map(name -> "%s: unknown environment variable; no key has this name".formatted(name));
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

  void problem(String text) {
    problems.add(text);
  }
}
