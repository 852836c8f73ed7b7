package dev.controllerstatus.guard;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/**
 * Asks for the password where a person navigates or a tool comes, and never on behalf of a script:
 * a browser would open its own password box over the page.
 */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class Challenge implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {
  @Override
  public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException exception) {
    if (exception.isForbidden()) {
      return Problems.response(403, "This user may not do that.");
    }
    String mode = request.getHeaders().get("Sec-Fetch-Mode");
    MutableHttpResponse<Problem> response =
        Problems.response(401, "Give the user name and password of this box.");
    return mode == null || mode.equals("navigate")
        ? response.header(
            "WWW-Authenticate", "Basic realm=\"Controller Status\", charset=\"UTF-8\"")
        : response;
  }
}
