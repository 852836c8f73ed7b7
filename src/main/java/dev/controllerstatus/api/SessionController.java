package dev.controllerstatus.api;

import dev.controllerstatus.access.Logins.Answer;
import dev.controllerstatus.api.SessionBody.LoginBody;
import dev.controllerstatus.guard.Problem;
import dev.controllerstatus.guard.Problems;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import java.io.IOException;

/** Logging in and out with a cookie, for the app. */
@Controller("/api/session")
final class SessionController {
  private final SignIn signIn;

  SessionController(SignIn signIn) {
    this.signIn = signIn;
  }

  /**
   * Logs in. The cookie is for this host, HTTPS and this site only, and no script can read it. It
   * ends 8 hours after the last request and 7 days after the login.
   */
  @Post
  @SecurityRequirements
  @Secured(SecurityRule.IS_ANONYMOUS)
  @ApiResponse(
      responseCode = "200",
      description = "Logged in; the cookie is set.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SessionBody.class)))
  @ApiResponse(
      responseCode = "401",
      description = "No user has this name and password.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "429",
      description = "Too many wrong ones came before; Retry-After says how long to wait.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  HttpResponse<?> login(@Body LoginBody login, HttpRequest<?> request) throws IOException {
    return switch (signIn.login(login.user(), login.password(), request)) {
      case Answer.Right(var account) ->
          signIn.begin(account, request, HttpResponse.ok(SessionBody.of(account)));
      case Answer.Wrong _ -> Problems.response(401, "No user has this name and password.");
      case Answer.Wait(var time) -> Problems.tooMany(time);
    };
  }

  /** Who is logged in. */
  @Get
  @Secured(SecurityRule.IS_AUTHENTICATED)
  SessionBody session(Authentication user) {
    return SessionBody.of(user);
  }

  /** Logs out: ends the session of the cookie, if there is one. */
  @Delete
  @SecurityRequirements
  @Secured(SecurityRule.IS_ANONYMOUS)
  @ApiResponse(responseCode = "204", description = "Nobody is logged in with this cookie.")
  HttpResponse<?> logout(HttpRequest<?> request) {
    return signIn.end(request, HttpResponse.noContent());
  }
}
