package dev.controllerstatus.guard;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Collectors;

/** Turns every error of the framework into a problem; what broke inside is never told outside. */
@Singleton
@Primary
public final class Problems implements ErrorResponseProcessor<Problem> {
  private static final int SERVER_ERROR = 500;

  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    int status = Undecoded.status(context.getRequest()).orElse(response.code());
    return response
        .status(status)
        .body(Problem.of(status, detail(context, status)))
        .contentType(Problem.MEDIA_TYPE);
  }

  private static String detail(ErrorContext context, int status) {
    return switch (status) {
      case 401 -> "Give the user name and password of this box.";
      case 403 -> "This user may not do that.";
      case 404 -> "There is nothing here; GET /api/docs lists what there is.";
      case Undecoded.URI_TOO_LONG -> "The first line of a request may have 4 KB at most.";
      case LargeHeader.STATUS -> LargeHeader.DETAIL;
      case 405 -> "This method does not belong here: " + messages(context);
      default ->
          status >= SERVER_ERROR
              ? "The box could not answer; its log says more."
              : messages(context);
    };
  }

  private static String messages(ErrorContext context) {
    return context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
  }

  /** A problem as a whole response. */
  public static MutableHttpResponse<Problem> response(int status, String detail) {
    return response(Problem.of(status, detail));
  }

  /** A problem with a type of its own. */
  public static MutableHttpResponse<Problem> response(int status, String type, String detail) {
    return response(Problem.of(status, type, detail));
  }

  /** Too many wrong logins; when to come back stands in the header, RFC 9110 section 10.2.3. */
  public static MutableHttpResponse<Problem> tooMany(Duration wait) {
    long seconds = wait.plusMillis(999).toSeconds();
    return response(429, "Too many wrong logins: try again in %d s.".formatted(seconds))
        .header("Retry-After", Long.toString(seconds));
  }

  private static MutableHttpResponse<Problem> response(Problem problem) {
    return HttpResponse.<Problem>status(problem.status(), problem.title())
        .body(problem)
        .contentType(Problem.MEDIA_TYPE);
  }
}
