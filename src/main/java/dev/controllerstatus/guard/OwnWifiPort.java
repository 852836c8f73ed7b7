package dev.controllerstatus.guard;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** What the port without encryption answers in the box's own Wi-Fi; called on an event loop. */
public interface OwnWifiPort {
  /** The path under which the page at {@code /} of that port has its controller. */
  String FRONT_PAGE = "/portal";

  /** The answer, or null for what a controller serves there. */
  @Nullable HttpResponse<?> answer(HttpRequest<?> request);
}
