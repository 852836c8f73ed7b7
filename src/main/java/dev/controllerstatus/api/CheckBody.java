package dev.controllerstatus.api;

import dev.controllerstatus.rounds.Check;
import io.micronaut.serde.annotation.Serdeable;

/**
 * A check of all services and how far it is.
 *
 * @param done services that have a new result
 * @param total services that are asked
 * @param running whether results are still to come
 * @param limitMs after which it ends, whatever has not answered, in milliseconds
 */
@Serdeable
record CheckBody(int done, int total, boolean running, long limitMs) {
  static CheckBody of(Check check, boolean running) {
    return new CheckBody(check.done(), check.total(), running, check.limit().toMillis());
  }
}
