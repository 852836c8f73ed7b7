package dev.controllerstatus.api;

import dev.controllerstatus.api.SituationBody.NewNoteBody;
import dev.controllerstatus.guard.Problem;
import dev.controllerstatus.guard.Problems;
import dev.controllerstatus.words.Messages;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is and was wrong, for programs. */
@Controller("/api/situations")
@Secured({"viewer", "admin"})
final class SituationsController {
  private static final Duration USUAL = Duration.ofDays(30);
  private static final int MOST = 500;
  private final SituationBodies bodies;
  private final RemarkEdits edits;
  private final InstantSource clock;

  SituationsController(SituationBodies bodies, RemarkEdits edits, InstantSource clock) {
    this.bodies = bodies;
    this.edits = edits;
    this.clock = clock;
  }

  /**
   * All situations of a time, the one that began last first; at most the latest 500. Without {@code
   * from} and {@code to}: those of the last 30 days, and all that are open.
   */
  @Get
  @ApiResponse(
      responseCode = "200",
      description = "The situations.",
      content =
          @Content(
              mediaType = "application/json",
              array = @ArraySchema(schema = @Schema(implementation = SituationBody.class))))
  @ApiResponse(
      responseCode = "400",
      description = "{@code from} or {@code to} is no time, or they are the wrong way round.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  List<SituationBody> situations(
      @Nullable @QueryValue String from, @Nullable @QueryValue String to, HttpRequest<?> request) {
    Instant end = to == null ? clock.instant() : time("to", to);
    Instant begin = from == null ? end.minus(USUAL) : time("from", from);
    if (!begin.isBefore(end)) {
      throw new HttpStatusException(HttpStatus.BAD_REQUEST, "from must be earlier than to.");
    }
    // The clock may be wrong: what is open now counts, whenever it began.
    boolean isUsual = from == null && to == null;
    return bodies.between(begin, end, isUsual, request.getLocale().orElse(Messages.USUAL)).stream()
        .limit(MOST)
        .toList();
  }

  private static Instant time(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new HttpStatusException(
          HttpStatus.BAD_REQUEST, name + " must be a time like 2026-11-20T15:27:41Z.");
    }
  }

  /** One situation. */
  @Get("/{id}")
  @ApiResponse(
      responseCode = "200",
      description = "The situation.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SituationBody.class)))
  @ApiResponse(
      responseCode = "404",
      description = "No situation has this id.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  Optional<SituationBody> situation(String id, HttpRequest<?> request) {
    return bodies.find(id, request.getLocale().orElse(Messages.USUAL));
  }

  /** Writes a note, in place of the one before; for the admin. */
  @Put("/{id}/note")
  @Secured("admin")
  @ApiResponse(
      responseCode = "200",
      description = "Noted; the situation as it is now.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SituationBody.class)))
  @ApiResponse(
      responseCode = "404",
      description = "No situation has this id.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "422",
      description = "The note is too long.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  HttpResponse<?> note(
      String id, @Body NewNoteBody body, Authentication user, HttpRequest<?> request) {
    return RemarkEdits.isTooLong(body.note())
        ? Problems.response(422, RemarkEdits.tooLong(Messages.in(Messages.USUAL)))
        : response(id, edits.note(id, body.note(), user, request), request);
  }

  /** Notes that the admin knows of it; whoever did so first stays. No body is needed. */
  @Put("/{id}/acknowledgement")
  @Secured("admin")
  @ApiResponse(
      responseCode = "200",
      description = "Noted; the situation as it is now.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = SituationBody.class)))
  @ApiResponse(
      responseCode = "404",
      description = "No situation has this id.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  HttpResponse<?> acknowledge(String id, Authentication user, HttpRequest<?> request) {
    return response(id, edits.acknowledge(id, user, request), request);
  }

  private HttpResponse<?> response(String id, boolean isKnown, HttpRequest<?> request) {
    Optional<SituationBody> body = isKnown ? situation(id, request) : Optional.empty();
    return body.isPresent()
        ? HttpResponse.ok(body.get())
        : Problems.response(404, "No situation has this id.");
  }
}
