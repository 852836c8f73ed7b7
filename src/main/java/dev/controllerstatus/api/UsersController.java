package dev.controllerstatus.api;

import dev.controllerstatus.access.PasswordChange;
import dev.controllerstatus.access.PasswordChange.Result;
import dev.controllerstatus.access.RequestLogin;
import dev.controllerstatus.access.Role;
import dev.controllerstatus.api.SessionBody.PasswordBody;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.guard.Problem;
import dev.controllerstatus.guard.Problems;
import dev.controllerstatus.words.Messages;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.util.Optional;

/** The users' passwords. */
@Controller("/api/users")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class UsersController {
  private static final Messages USUAL = Messages.in(Messages.USUAL);
  private final PasswordChange passwords;
  private final SignIn signIn;

  UsersController(PasswordChange passwords, SignIn signIn) {
    this.passwords = passwords;
    this.signIn = signIn;
  }

  /**
   * Chooses a password: a user their own, an admin anybody's. All sessions of the user end; whoever
   * changed their own gets a new one.
   */
  @Put("/{user}/password")
  @ApiResponse(responseCode = "204", description = "Changed.")
  @ApiResponse(
      responseCode = "403",
      description = "Not this user's to change, or {@code current} is wrong.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "409",
      description = "The password stands in the configuration.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "422",
      description = "The new password is too weak, or the old one.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  HttpResponse<?> change(
      String user, @Body PasswordBody body, Authentication asking, HttpRequest<?> request)
      throws IOException {
    Role who = Role.of(asking.getName()).orElseThrow();
    Optional<Role> whose = Role.of(user);
    if (whose.isEmpty()) {
      return Problems.response(404, "There is no such user.");
    } else if (whose.get() != who && !asking.getRoles().contains(Role.ADMIN.user())) {
      return Problems.response(403, "This user may not do that.");
    }
    Secret current = new Secret(body.current());
    Secret chosen = new Secret(body.password());
    return switch (passwords.change(
        who, current, whose.get(), chosen, RequestLogin.caller(request))) {
      case Result.Changed(var account) when account.role() == who ->
          signIn.begin(account, request, HttpResponse.noContent());
      case Result.Changed _ -> HttpResponse.noContent();
      case Result.Wrong _ ->
          Problems.response(403, "wrong-password", "The current password is wrong.");
      case Result.Wait(var time) -> Problems.tooMany(time);
      case Result.Unfit(var why) ->
          Problems.response(422, USUAL.text("status.password." + why.word()));
      case Result.Configured(var key) ->
          Problems.response(409, "This password is set by the configuration key " + key + ".");
    };
  }
}
