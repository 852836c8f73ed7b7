package dev.controllerstatus.api;

import dev.controllerstatus.words.Messages;
import io.micronaut.http.HttpRequest;

/** The language of whoever sends a request. */
final class Languages {
  private Languages() {}

  /** By {@code Accept-Language}, RFC 9110 section 12.5.4; the usual one where it says nothing. */
  static Messages of(HttpRequest<?> request) {
    return Messages.in(request.getLocale().orElse(Messages.USUAL));
  }
}
