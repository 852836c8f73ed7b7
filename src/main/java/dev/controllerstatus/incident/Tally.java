package dev.controllerstatus.incident;

import dev.controllerstatus.light.Light;

/**
 * The attempts during an incident, its beginning and its quiet time included.
 *
 * @param attempts all that said something
 * @param failed those that did not reach the service
 * @param impaired those that found it slow, or were refused the login
 */
public record Tally(int attempts, int failed, int impaired) {
  static final Tally NONE = new Tally(0, 0, 0);

  Tally plus(Light light) {
    return new Tally(
        attempts + 1,
        failed + (light == Light.RED ? 1 : 0),
        impaired + (light == Light.YELLOW ? 1 : 0));
  }
}
