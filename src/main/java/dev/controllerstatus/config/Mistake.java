package dev.controllerstatus.config;

/**
 * One thing that is wrong with a configuration.
 *
 * @param key the full name of the key, or of the environment variable
 * @param says what was found, what is allowed and where it stands
 * @param allowed what is allowed, as the manual has it; empty where that is no one thing
 */
public record Mistake(String key, String says, String allowed) {
  @Override
  public String toString() {
    return key + ": " + says;
  }
}
