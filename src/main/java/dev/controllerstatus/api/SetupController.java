package dev.controllerstatus.api;

import dev.controllerstatus.access.RequestLogin;
import dev.controllerstatus.api.SettingsBody.MistakeBody;
import dev.controllerstatus.api.SettingsBody.UnfitBody;
import dev.controllerstatus.api.SetupBody.HotspotStateBody;
import dev.controllerstatus.api.SetupBody.HotspotWishBody;
import dev.controllerstatus.guard.Problem;
import dev.controllerstatus.guard.Problems;
import dev.controllerstatus.words.Messages;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.util.Locale;

/**
 * The box's way to the network. A change is tried beside the old way and kept only when it works;
 * this answers at once, and {@code attempt} tells later what became of it.
 */
@Controller("/api/setup")
@Secured("admin")
final class SetupController {
  private static final int DISK = 507;
  private final SetupBodies bodies;
  private final UplinkEdits edits;

  SetupController(SetupBodies bodies, UplinkEdits edits) {
    this.bodies = bodies;
    this.edits = edits;
  }

  /** The way now, the latest change, the box's own Wi-Fi, and what could be another way. */
  @Get
  SetupBody setup(HttpRequest<?> request) {
    return bodies.now(language(request));
  }

  private static Locale language(HttpRequest<?> request) {
    return request.getLocale().orElse(Messages.USUAL);
  }

  /** Tries another way to the network. */
  @Put("/uplink")
  @ApiResponse(
      responseCode = "202",
      description = "It is being tried; {@code attempt} says how far it is.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SetupBody.class)))
  @ApiResponse(
      responseCode = "409",
      description = "Another change is being tried.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "422",
      description = "Nothing is tried: all mistakes.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = UnfitBody.class)))
  HttpResponse<?> uplink(@Body UplinkWishBody body, Authentication user, HttpRequest<?> request) {
    try {
      return switch (edits.attempt(
          body.texts(), user.getName(), RequestLogin.caller(request).address())) {
        case UplinkEdits.Result.Trying _ ->
            HttpResponse.accepted().body(bodies.now(language(request)));
        case UplinkEdits.Result.Busy _ ->
            Problems.response(409, "Another change is being tried: wait for its result.");
        case UplinkEdits.Result.Unfit(var mistakes) ->
            SettingsEdits.unfit(
                mistakes.stream()
                    .map(one -> new MistakeBody(one.field(), words(request).says(one), ""))
                    .toList());
      };
    } catch (IOException e) {
      return Problems.response(DISK, "Nothing is tried: the data folder cannot be written.");
    }
  }

  private static UplinkWords words(HttpRequest<?> request) {
    return new UplinkWords(Messages.in(language(request)));
  }

  /**
   * Looks for networks anew, for about ten seconds. Where the box's own Wi-Fi is up, all in it lose
   * it for so long.
   */
  @Post("/look")
  @ApiResponse(responseCode = "202", description = "The list is newer soon: see {@code at}.")
  HttpResponse<?> look() {
    edits.look();
    return HttpResponse.accepted();
  }

  /** Wants the box's own Wi-Fi up or down. */
  @Put("/hotspot")
  @ApiResponse(
      responseCode = "202",
      description = "How it is before anything has happened.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = HotspotStateBody.class)))
  HttpResponse<HotspotStateBody> hotspot(
      @Body HotspotWishBody body, Authentication user, HttpRequest<?> request) {
    edits.ask(body.up(), user.getName(), RequestLogin.caller(request).address());
    return HttpResponse.accepted().body(bodies.hotspot(words(request)));
  }
}
