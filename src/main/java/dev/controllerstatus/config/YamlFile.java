package dev.controllerstatus.config;

import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads YAML into flat keys such as {@code a.b.c} or {@code a.list[0]}, each with its line. */
final class YamlFile {
  // An alias may point at its own parent: such a document has no end.
  private static final int LONGEST_KEY = 300;
  private final String label;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private YamlFile(String label) {
    this.label = label;
  }

  /** All settings of one document, in the file's order. An empty document has none. */
  static Map<String, Entry> read(String label, Reader reader) throws ConfigurationException {
    YamlFile file = new YamlFile(label);
    try (reader) {
      Node root = new Yaml(new SafeConstructor(options())).compose(reader);
      if (root != null) {
        file.flatten("", root);
      }
    } catch (MarkedYAMLException e) {
      throw new ConfigurationException(List.of(file.syntax(e)));
    } catch (IOException | YAMLException e) {
      throw new ConfigurationException(List.of(label + ": cannot be read: " + e.getMessage()));
    }
    return file.entries;
  }

  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowRecursiveKeys(false);
    options.setMaxAliasesForCollections(10);
    return options;
  }

  private String syntax(MarkedYAMLException e) {
    return "%s line %d: not valid YAML: %s"
        .formatted(label, e.getProblemMark().getLine() + 1, e.getProblem());
  }

  private void flatten(String key, Node node) throws ConfigurationException {
    if (key.length() > LONGEST_KEY) {
      throw new ConfigurationException(List.of(at(node) + ": nested too deeply"));
    }
    switch (node) {
      case MappingNode mapping -> flattenMapping(key, mapping);
      case SequenceNode list -> flattenList(key, list);
      case ScalarNode scalar when !scalar.getTag().equals(Tag.NULL) -> put(key, scalar);
      default -> {} // A key without a value is a key that was not set.
    }
  }

  private void flattenMapping(String key, MappingNode mapping) throws ConfigurationException {
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
        throw new ConfigurationException(List.of(at(tuple.getKeyNode()) + ": not a plain key"));
      }
      flatten(key.isEmpty() ? name.getValue() : key + "." + name.getValue(), tuple.getValueNode());
    }
  }

  private void flattenList(String key, SequenceNode list) throws ConfigurationException {
    for (int i = 0; i < list.getValue().size(); i++) {
      flatten(key + "[" + i + "]", list.getValue().get(i));
    }
  }

  private void put(String key, ScalarNode scalar) throws ConfigurationException {
    Entry before = entries.put(key, new Entry(scalar.getValue(), at(scalar)));
    if (before != null) {
      throw new ConfigurationException(
          List.of("%s: stands twice (%s, %s)".formatted(key, before.origin(), at(scalar))));
    }
  }

  private String at(Node node) {
    return label + " line " + (node.getStartMark().getLine() + 1);
  }
}
