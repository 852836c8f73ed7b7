package dev.controllerstatus.settings;

import dev.controllerstatus.config.Mistake;
import dev.controllerstatus.config.Setting;
import dev.controllerstatus.config.Setting.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What somebody wants a group to be changed to, with what was not shown put back in.
 *
 * @param changes by full key
 * @param mistakes what cannot be, before anything is read
 */
record Wish(Map<String, Optional<String>> changes, List<Mistake> mistakes) {
  // Where a secret of the same target is sent.
  private static final Set<String> PLACES = Set.of("url", "host", "port", "proxy");

  private static final String AGAIN = "the password again, since it would go to another address";

  /**
   * Reads the wish.
   *
   * @param group as it is
   * @param texts by short name; an empty one takes away what the file says
   */
  static Wish of(Group group, Map<String, Optional<String>> texts) {
    Wish wish = new Wish(new TreeMap<>(), new ArrayList<>());
    texts.forEach((name, text) -> wish.add(group, name, text));
    if (group.isOwn() && wish.changes.isEmpty()) {
      // Something must say that it is there.
      wish.changes.put(group.prefix() + "enabled", Optional.of("true"));
    }
    return wish;
  }

  private void add(Group group, String name, Optional<String> text) {
    Optional<Setting> known = group.find(name);
    if (known.isEmpty()) {
      // Whatever the reader makes of it.
      text.ifPresent(t -> changes.put(group.prefix() + name, text));
      return;
    }
    Setting setting = known.get();
    if (text.equals(Masks.value(setting))) {
      keep(setting);
    } else if (setting.source() == Source.ENVIRONMENT) {
      refuse(setting, "another value", "a change of the environment variable, which overrides it");
    } else if (text.filter(t -> t.contains(Masks.MASK)).isPresent()) {
      refuse(setting, "a part that is not shown", "the whole value, typed again");
    } else if (Masks.isFile(setting) && text.isPresent()) {
      refuse(setting, "a file", "the name of a file in the configuration file alone");
    } else if (group.isOwn() ? text.isPresent() : !text.equals(setting.beneath())) {
      changes.put(setting.key(), text);
      forgetFile(group, name, setting);
    }
  }

  /** What was not shown, or not touched, stays as it is. */
  private void keep(Setting setting) {
    if (setting.source() == Source.APP) {
      changes.putIfAbsent(setting.key(), setting.value());
    }
  }

  /** A password and a file with one do not go together. */
  private void forgetFile(Group group, String name, Setting setting) {
    if (setting.isSecret()) {
      group
          .find(Masks.fileOf(name))
          .filter(file -> file.beneath().isPresent())
          .ifPresent(file -> changes.put(file.key(), Optional.empty()));
    }
  }

  private void refuse(Setting setting, String found, String allowed) {
    mistakes.add(
        new Mistake(setting.key(), "found %s, allowed: %s".formatted(found, allowed), allowed));
  }

  /**
   * No secret goes to a place that it was not given for.
   *
   * @param texts what came with the change, by short name; a secret that was typed is given anew
   */
  static List<Mistake> redirected(Group before, Group after, Map<String, Optional<String>> texts) {
    boolean isElsewhere =
        PLACES.stream().anyMatch(place -> !value(before, place).equals(value(after, place)));
    return after.settings().stream()
        .filter(setting -> isElsewhere && (setting.isSecret() || Masks.isFile(setting)))
        .filter(setting -> setting.value().isPresent())
        .filter(setting -> Masks.isFile(setting) || !isTyped(texts, after.nameOf(setting)))
        .filter(setting -> setting.value().equals(value(before, after.nameOf(setting))))
        .map(setting -> setting.key().replaceFirst("-file$", ""))
        .distinct()
        .map(key -> new Mistake(key, "found none, allowed: " + AGAIN, AGAIN))
        .toList();
  }

  private static boolean isTyped(Map<String, Optional<String>> texts, String name) {
    return texts
        .getOrDefault(name, Optional.empty())
        .filter(text -> !text.equals(Masks.MASK))
        .isPresent();
  }

  private static Optional<String> value(Group group, String name) {
    return group.find(name).flatMap(Setting::value);
  }
}
