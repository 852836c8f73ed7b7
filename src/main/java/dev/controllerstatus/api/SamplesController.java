package dev.controllerstatus.api;

import dev.controllerstatus.guard.Problem;
import dev.controllerstatus.guard.Problems;
import dev.controllerstatus.history.export.Format;
import dev.controllerstatus.target.CurrentTargets;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that is kept, to take away. */
@Controller("/api")
@Secured({"viewer", "admin"})
@ApiResponse(
    responseCode = "400",
    description = "The window is none.",
    content =
        @Content(
            mediaType = "application/problem+json",
            schema = @Schema(implementation = Problem.class)))
final class SamplesController {
  private final Exports exports;
  private final CurrentTargets targets;

  SamplesController(Exports exports, CurrentTargets targets) {
    this.exports = exports;
    this.targets = targets;
  }

  /**
   * All samples of all services as CSV, in the order in which they were taken.
   *
   * @param from the first moment: a day in UTC, or a time with its zone; all before without it
   * @param to the first moment after the window, likewise; all after without it
   */
  @Get("/samples.csv")
  @ApiResponse(
      responseCode = "200",
      description = "A header and one row a sample.",
      content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
  HttpResponse<?> csv(
      @Nullable @QueryValue String from,
      @Nullable @QueryValue String to,
      HttpRequest<?> request,
      Authentication user) {
    return exports.answer(new Exports.Wish(Format.CSV, from, to), Optional.empty(), request, user);
  }

  /**
   * All samples of all services as JSON Lines, in the order in which they were taken.
   *
   * @param from the first moment: a day in UTC, or a time with its zone; all before without it
   * @param to the first moment after the window, likewise; all after without it
   */
  @Get("/samples.jsonl")
  @ApiResponse(
      responseCode = "200",
      description = "One JSON object a sample and line; it can be imported again.",
      content =
          @Content(
              mediaType = "application/jsonl",
              schema = @Schema(implementation = String.class)))
  HttpResponse<?> jsonl(
      @Nullable @QueryValue String from,
      @Nullable @QueryValue String to,
      HttpRequest<?> request,
      Authentication user) {
    return exports.answer(
        new Exports.Wish(Format.JSONL, from, to), Optional.empty(), request, user);
  }

  /**
   * All samples of one service as CSV, in the order in which they were taken.
   *
   * @param from the first moment: a day in UTC, or a time with its zone; all before without it
   * @param to the first moment after the window, likewise; all after without it
   */
  @Get("/services/{kind}/{id}/samples.csv")
  @ApiResponse(
      responseCode = "200",
      description = "A header and one row a sample.",
      content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
  @ApiResponse(
      responseCode = "404",
      description = "No service has this kind and name.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  HttpResponse<?> csvOf(
      String kind,
      String id,
      @Nullable @QueryValue String from,
      @Nullable @QueryValue String to,
      HttpRequest<?> request,
      Authentication user) {
    return of(kind, id, new Exports.Wish(Format.CSV, from, to), request, user);
  }

  /**
   * All samples of one service as JSON Lines, in the order in which they were taken.
   *
   * @param from the first moment: a day in UTC, or a time with its zone; all before without it
   * @param to the first moment after the window, likewise; all after without it
   */
  @Get("/services/{kind}/{id}/samples.jsonl")
  @ApiResponse(
      responseCode = "200",
      description = "One JSON object a sample and line.",
      content =
          @Content(
              mediaType = "application/jsonl",
              schema = @Schema(implementation = String.class)))
  @ApiResponse(
      responseCode = "404",
      description = "No service has this kind and name.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  HttpResponse<?> jsonlOf(
      String kind,
      String id,
      @Nullable @QueryValue String from,
      @Nullable @QueryValue String to,
      HttpRequest<?> request,
      Authentication user) {
    return of(kind, id, new Exports.Wish(Format.JSONL, from, to), request, user);
  }

  private HttpResponse<?> of(
      String kind, String id, Exports.Wish wish, HttpRequest<?> request, Authentication user) {
    Optional<TargetId> target = targets.now().find(kind, id).map(Target::id);
    return target.isEmpty()
        ? Problems.response(404, "No service has this kind and name.")
        : exports.answer(wish, target, request, user);
  }
}
