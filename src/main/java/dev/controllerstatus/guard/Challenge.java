package dev.controllerstatus.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.access.Account;
import dev.controllerstatus.access.RequestLogin;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody gets who may not: a person on a page the form to log in or to choose a password, a
 * tool the question for its password, a script a plain answer, since a browser would open its own
 * password box over the page.
 */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class Challenge implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {
  private static final String PASSWORD = "Give the user name and password of this box.";

  @Override
  public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException exception) {
    Optional<Duration> wait = request.getAttribute(RequestLogin.WAIT, Duration.class);
    if (wait.isPresent()) {
      return Problems.tooMany(wait.get());
    } else if (!exception.isForbidden()) {
      return unknown(request);
    }
    return mustChange(exception.getAuthentication())
        ? passwordFirst(request)
        : Problems.response(403, "This user may not do that.");
  }

  private static MutableHttpResponse<?> unknown(HttpRequest<?> request) {
    if (isPage(request)) {
      String next = request.getMethod() == HttpMethod.GET ? request.getUri().toString() : "/";
      return HttpResponse.seeOther(URI.create("/login?next=" + URLEncoder.encode(next, UTF_8)));
    }
    MutableHttpResponse<Problem> response = Problems.response(401, PASSWORD);
    String mode = request.getHeaders().get("Sec-Fetch-Mode");
    return mode == null || mode.equals("navigate")
        ? response.header(
            HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Controller Status\", charset=\"UTF-8\"")
        : response;
  }

  private static MutableHttpResponse<?> passwordFirst(HttpRequest<?> request) {
    return isPage(request)
        ? HttpResponse.seeOther(URI.create("/password"))
        : Problems.response(
            403,
            "password-change-required",
            "Choose a password first: PUT /api/users/admin/password, or open /password.");
  }

  private static boolean mustChange(@Nullable Authentication who) {
    return who != null && who.getRoles().contains(Account.MUST_CHANGE);
  }

  /** A browser that goes to one of our pages; the interface below /api is no page. */
  private static boolean isPage(HttpRequest<?> request) {
    return "navigate".equals(request.getHeaders().get("Sec-Fetch-Mode"))
        && !request.getPath().startsWith("/api");
  }
}
