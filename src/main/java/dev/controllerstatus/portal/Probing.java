package dev.controllerstatus.portal;

import dev.controllerstatus.guard.AskedHost;
import io.micronaut.http.HttpRequest;
import java.util.Objects;

/**
 * What a system's connectivity check shows of itself.
 *
 * @param agent its {@code User-Agent}; empty where it has none
 * @param host lower case; empty where none is told
 */
record Probing(String agent, String host, String path) {
  static Probing of(HttpRequest<?> request) {
    return new Probing(
        Objects.requireNonNullElse(request.getHeaders().get("User-Agent"), ""),
        AskedHost.of(request).map(AskedHost::name).orElse(""),
        request.getPath());
  }
}
