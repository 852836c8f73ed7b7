package dev.controllerstatus.setup;

import dev.controllerstatus.access.SetupCode;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Whoever has shown the code is somebody on the pages of the setup in the box's own Wi-Fi, and
 * nobody anywhere else.
 */
@Singleton
final class CodeLogin implements AuthenticationFetcher<HttpRequest<?>> {
  /** The role of whoever has shown the code. */
  static final String ROLE = "setup";

  /** The role of whoever is in the box's own Wi-Fi. */
  static final String GUEST = "guest";

  private final SetupDoor door;

  CodeLogin(SetupDoor door) {
    this.door = door;
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    if (!door.isInWifi(request)) {
      return Mono.empty();
    }
    List<String> roles = door.isOpen(request) ? List.of(ROLE, GUEST) : List.of(GUEST);
    return Mono.just(Authentication.build(SetupCode.USER, roles));
  }
}
