package dev.controllerstatus.api;

import dev.controllerstatus.guard.Problem;
import dev.controllerstatus.guard.Problems;
import dev.controllerstatus.target.CurrentTargets;
import dev.controllerstatus.target.Target;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is remembered of the services, for programs. */
@Controller("/api/services/{kind}/{id}/history")
@Secured({"viewer", "admin"})
final class HistoryController {
  private final Histories histories;
  private final CurrentTargets targets;
  private final InstantSource clock;

  HistoryController(Histories histories, CurrentTargets targets, InstantSource clock) {
    this.histories = histories;
    this.targets = targets;
    this.clock = clock;
  }

  /**
   * What was found of one service over a window of time.
   *
   * @param from the beginning of the window, ISO 8601; a day before its end where it is missing
   * @param to the end of the window, ISO 8601; now where it is missing
   * @param resolution the step, {@code 1m}, {@code 15m}, {@code 1d} and others, or {@code raw} for
   *     each attempt; where it is missing, the finest that fits
   * @param points into how many points the finest step must fit, 1 to 2000; 500 where it is missing
   */
  @Get
  @ApiResponse(
      responseCode = "200",
      description = "Steps or attempts, 2000 at most, and what they come to.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = HistoryBody.class)))
  @ApiResponse(
      responseCode = "400",
      description =
          "The window, the resolution or the points make no sense, or would make too many points.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "404",
      description = "No service has this kind and name.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  HttpResponse<?> history(
      String kind,
      String id,
      @Nullable @QueryValue String from,
      @Nullable @QueryValue String to,
      @Nullable @QueryValue String resolution,
      @Nullable @QueryValue String points)
      throws IOException {
    Optional<Target> target = targets.now().find(kind, id);
    if (target.isEmpty()) {
      return Problems.response(404, "No service has this kind and name.");
    }
    try {
      HistoryQuery query = HistoryQuery.read(from, to, resolution, points, clock.instant());
      return HttpResponse.ok(histories.answer(target.get().id(), query));
    } catch (BadQuery e) {
      return Problems.response(400, e.type(), e.detail());
    }
  }
}
