package dev.controllerstatus.settings;

import dev.controllerstatus.config.Setting;
import java.util.List;
import java.util.Optional;

/**
 * Settings that are changed together: those of the box, or of one target.
 *
 * @param prefix what all their full keys begin with, with the dot
 * @param isOwn whether it was added in the app, so that nothing is left without the changes
 * @param revision another text for every other state; tells nothing about secrets
 * @param settings in the order in which they are read
 */
public record Group(String prefix, boolean isOwn, String revision, List<Setting> settings) {
  /** Copies the settings. */
  public Group {
    settings = List.copyOf(settings);
  }

  /** The setting with this short name. */
  public Optional<Setting> find(String name) {
    return settings.stream().filter(setting -> nameOf(setting).equals(name)).findFirst();
  }

  /** The key without what all keys of the group begin with. */
  public String nameOf(Setting setting) {
    return setting.key().substring(prefix.length());
  }
}
