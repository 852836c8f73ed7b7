package dev.controllerstatus.certs;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people should know about the certificates. Everything is looked at each minute, and each
 * sentence goes to the log when it becomes true, not every minute that it stays so.
 */
final class Warnings {
  private static final Logger LOG = LoggerFactory.getLogger(Warnings.class);
  private final Consumer<String> log;
  private final Set<String> lasting = new LinkedHashSet<>();
  private final Set<String> current = new LinkedHashSet<>();
  private Set<String> before = Set.of();

  Warnings() {
    this(LOG::warn);
  }

  Warnings(Consumer<String> log) {
    this.log = log;
  }

  /** Something has happened: told until the next start. */
  void happened(String sentence) {
    lasting.add(sentence);
  }

  /** Something is so at this look. */
  void isSo(String sentence) {
    current.add(sentence);
  }

  /** Ends a look: logs what is new and returns all. */
  List<String> told() {
    Set<String> all = new LinkedHashSet<>();
    Stream.of(lasting, current).forEach(all::addAll);
    all.stream().filter(sentence -> !before.contains(sentence)).forEach(log);
    before = all;
    current.clear();
    return List.copyOf(all);
  }
}
