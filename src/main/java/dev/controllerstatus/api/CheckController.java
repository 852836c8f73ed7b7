package dev.controllerstatus.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** The button "check now", for programs. */
@Controller("/api/check")
@Secured({"viewer", "admin"})
final class CheckController {
  private final Checks checks;

  CheckController(Checks checks) {
    this.checks = checks;
  }

  /** Asks all services now; the answer comes at once, progress on the event stream. */
  @Post
  @ApiResponse(
      responseCode = "202",
      description = "Started, or joined the one that is running.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = CheckBody.class)))
  HttpResponse<CheckBody> start() {
    return HttpResponse.accepted().body(CheckBody.of(checks.start(), true));
  }
}
