package dev.controllerstatus.api;

import dev.controllerstatus.rounds.Check;
import io.micronaut.serde.annotation.Serdeable;

/**
 * A check of all services and how far it is.
 *
 * @param done services that have a new result
 * @param total services that are asked
 * @param isRunning whether results are still to come
 * @param limitMs after which it ends, whatever has not answered, in milliseconds
 */
@Serdeable
record CheckBody(int done, int total, boolean isRunning, long limitMs) {
  static CheckBody of(Check check, boolean isRunning) {
    return new CheckBody(check.done(), check.total(), isRunning, check.limit().toMillis());
  }
}
