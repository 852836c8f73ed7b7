package dev.controllerstatus.config;

import java.util.Optional;

/**
 * One key as it is now.
 *
 * @param key its full name
 * @param rule what is allowed, and the default
 * @param isSecret whether its value must not be shown
 * @param value what it holds; empty where nobody has set it
 * @param source who has set it
 * @param beneath what it would hold without the changes made in the app
 */
public record Setting(
    String key,
    Keys.Rule rule,
    boolean isSecret,
    Optional<String> value,
    Source source,
    Optional<String> beneath) {
  /** Who has set a key, from the weakest to the strongest. */
  public enum Source {
    DEFAULT,
    SHIPPED,
    FILE,
    APP,
    ENVIRONMENT
  }
}
