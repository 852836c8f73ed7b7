package dev.controllerstatus.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * What was changed in the app. It lies over the configuration file, which stays as its author wrote
 * it, and is kept in a file of its own in the data folder.
 *
 * @param values full keys and their texts; an empty one takes away what the file says
 */
public record Changes(SortedMap<String, Optional<String>> values) {
  /** None at all. */
  public static final Changes NONE = new Changes(new TreeMap<>());

  private static final String SET = "set";
  private static final String CLEARED = "cleared";
  private static final Set<String> OF_BOX =
      Set.of(Configuration.ROOT + ".box.name", Configuration.ROOT + ".box.country");
  private static final String TARGETS = Configuration.ROOT + ".targets.";
  private static final String HEAD =
      """
      # Settings that were changed in the app. They lie over the configuration file, and environment
      # variables lie over them. To take all of them back, delete this file and start again.
      """;

  /** Copies the values. */
  public Changes {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** The file in this data folder. */
  public static Path file(Path data) {
    return data.resolve("settings.yml");
  }

  /** Where a file that cannot be used is put. */
  public static Path aside(Path data) {
    return data.resolve("settings-unusable.yml");
  }

  /** Whether this full key can be changed in the app at all. */
  public static boolean canHold(String key) {
    return OF_BOX.contains(key) || key.startsWith(TARGETS);
  }

  /**
   * Reads the file; where there is none, there are no changes.
   *
   * @throws ConfigurationException for what is no file of changes
   */
  public static Changes read(Path file) throws ConfigurationException {
    // Where the data folder is none, that is told by whoever needs to write to it.
    if (!Files.exists(file)) {
      return NONE;
    }
    try {
      String label = file.getFileName().toString();
      return of(YamlFile.read(label, Files.newBufferedReader(file)));
    } catch (IOException e) {
      throw new ConfigurationException(
          List.of("%s: cannot be read (%s)".formatted(file, Problems.reason(e))));
    }
  }

  private static Changes of(Map<String, Entry> entries) throws ConfigurationException {
    SortedMap<String, Optional<String>> values = new TreeMap<>();
    List<String> mistakes = new ArrayList<>();
    entries.forEach(
        (place, entry) -> {
          boolean isSet = place.startsWith(SET + ".");
          String key = isSet ? place.substring(SET.length() + 1) : entry.text();
          if ((isSet || place.startsWith(CLEARED + "[")) && canHold(key)) {
            values.put(key, Optional.of(entry.text()).filter(_ -> isSet));
          } else {
            mistakes.add("%s: cannot be set here (%s)".formatted(place, entry.origin()));
          }
        });
    if (!mistakes.isEmpty()) {
      throw new ConfigurationException(mistakes);
    }
    return new Changes(values);
  }

  /**
   * Writes the file whole, for its owner only: it may hold passwords.
   *
   * @throws IOException when the data folder cannot be written
   */
  public void write(Path file) throws IOException {
    WholeFile.replace(file, text(), WholeFile.OWNER_ONLY);
  }

  private String text() {
    Map<String, Object> document = new LinkedHashMap<>();
    Map<String, String> set = new LinkedHashMap<>();
    values.forEach((key, value) -> value.ifPresent(text -> set.put(key, text)));
    document.put(SET, set);
    document.put(
        CLEARED,
        values.entrySet().stream()
            .filter(e -> e.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toList());
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    // Or such a text is written as Base64, and read back as that.
    options.setNonPrintableStyle(DumperOptions.NonPrintableStyle.ESCAPE);
    return HEAD + new Yaml(options).dump(document);
  }

  /** The same, with these instead of all keys below this one. */
  public Changes with(String prefix, Map<String, Optional<String>> others) {
    SortedMap<String, Optional<String>> all = new TreeMap<>(values);
    all.keySet().removeIf(key -> key.startsWith(prefix));
    all.putAll(others);
    return new Changes(all);
  }
}
