package dev.controllerstatus.api;

import dev.controllerstatus.api.StatusBody.ServiceBody;
import dev.controllerstatus.guard.Problem;
import dev.controllerstatus.target.CurrentTargets;
import dev.controllerstatus.words.Messages;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;

/** The state of the box, for programs. */
@Controller("/api")
@Secured({"viewer", "admin"})
final class StatusController {
  private final Statuses statuses;
  private final CurrentTargets targets;

  StatusController(Statuses statuses, CurrentTargets targets) {
    this.statuses = statuses;
    this.targets = targets;
  }

  /** The box and all its services now. */
  @Get("/status")
  @ApiResponse(
      responseCode = "200",
      description = "The state at this moment.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = StatusBody.class)))
  StatusBody status(HttpRequest<?> request) {
    return statuses.now(request.getLocale().orElse(Messages.USUAL));
  }

  /** One service now. */
  @Get("/services/{kind}/{id}")
  @ApiResponse(
      responseCode = "200",
      description = "The service.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ServiceBody.class)))
  @ApiResponse(
      responseCode = "404",
      description = "No service has this kind and name.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  Optional<ServiceBody> service(String kind, String id) {
    return targets.now().find(kind, id).map(statuses::service);
  }
}
