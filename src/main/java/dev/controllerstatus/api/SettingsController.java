package dev.controllerstatus.api;

import dev.controllerstatus.api.SettingsBody.ChangesBody;
import dev.controllerstatus.api.SettingsBody.GroupBody;
import dev.controllerstatus.api.SettingsBody.UnfitBody;
import dev.controllerstatus.guard.Problem;
import dev.controllerstatus.guard.Problems;
import dev.controllerstatus.settings.SettingsEditor;
import dev.controllerstatus.target.TargetId;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;

/**
 * What can be changed while the box runs: its name, its country and its services. What is changed
 * here lies over the configuration file, which stays as it is; environment variables lie over both.
 */
@Controller("/api/settings")
@Secured("admin")
final class SettingsController {
  private static final String UNKNOWN = "No service has this kind and name.";
  private final SettingsEditor editor;
  private final SettingsBodies bodies;
  private final SettingsEdits edits;

  SettingsController(SettingsEditor editor, SettingsBodies bodies, SettingsEdits edits) {
    this.editor = editor;
    this.bodies = bodies;
    this.edits = edits;
  }

  /** Everything that can be changed, and the state of users, certificates and the box's Wi-Fi. */
  @Get
  SettingsBody settings() {
    return bodies.all();
  }

  /** The settings of the box itself. */
  @Get("/box")
  @ApiResponse(
      responseCode = "200",
      description = "The settings; their revision is the ETag.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = GroupBody.class)))
  HttpResponse<GroupBody> box() {
    return SettingsEdits.answer(SettingsBodies.group(SettingsBodies.BOX, editor.box()));
  }

  /** Changes the box, in place of all changes of before. */
  @Put("/box")
  @ApiResponse(
      responseCode = "200",
      description = "Kept, and in force.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = GroupBody.class)))
  @ApiResponse(
      responseCode = "412",
      description = "Somebody has changed it since the revision in {@code If-Match}.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "422",
      description = "Nothing is changed: all mistakes.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = UnfitBody.class)))
  @ApiResponse(
      responseCode = "428",
      description = "{@code If-Match} is missing.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  HttpResponse<?> changeBox(@Body ChangesBody body, Authentication user, HttpRequest<?> request) {
    return edits.at(
        request,
        user,
        SettingsBodies.BOX,
        revision -> editor.changeBox(revision, SettingsEdits.texts(body)));
  }

  /** The settings of one service. */
  @Get("/targets/{kind}/{id}")
  @ApiResponse(
      responseCode = "200",
      description = "The settings; their revision is the ETag.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = GroupBody.class)))
  @ApiResponse(
      responseCode = "404",
      description = UNKNOWN,
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  HttpResponse<?> target(String kind, String id) {
    return TargetId.parse(kind + "/" + id)
        .flatMap(editor::service)
        .<HttpResponse<?>>map(
            group -> SettingsEdits.answer(SettingsBodies.group(kind + "/" + id, group)))
        .orElseGet(() -> Problems.response(404, UNKNOWN));
  }

  /**
   * Changes a service, in place of all changes of before; with {@code If-None-Match: *} adds it. A
   * password is not sent to another address than it was given for: it must come with the change.
   */
  @Put("/targets/{kind}/{id}")
  @ApiResponse(
      responseCode = "200",
      description = "Kept, and in force.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = GroupBody.class)))
  @ApiResponse(
      responseCode = "404",
      description = UNKNOWN,
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "412",
      description = "Changed since the revision in {@code If-Match}, or there already.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "422",
      description = "Nothing is changed: all mistakes.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = UnfitBody.class)))
  @ApiResponse(
      responseCode = "428",
      description = "{@code If-Match} and {@code If-None-Match} are missing.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  HttpResponse<?> change(
      String kind, String id, @Body ChangesBody body, Authentication user, HttpRequest<?> request) {
    Optional<TargetId> target = TargetId.parse(kind + "/" + id);
    if (target.isEmpty()) {
      return SettingsEdits.badId();
    }
    boolean isNew = "*".equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH));
    return isNew
        ? edits.now(
            request,
            user,
            target.get().toString(),
            () -> editor.add(target.get(), SettingsEdits.texts(body)))
        : edits.at(
            request,
            user,
            target.get().toString(),
            revision -> editor.change(target.get(), revision, SettingsEdits.texts(body)));
  }

  /** Takes back all changes of a service; one that was added here is gone. */
  @Delete("/targets/{kind}/{id}")
  @ApiResponse(
      responseCode = "200",
      description = "As in the configuration file again.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = GroupBody.class)))
  @ApiResponse(responseCode = "204", description = "Gone.")
  @ApiResponse(
      responseCode = "404",
      description = UNKNOWN,
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "412",
      description = "Somebody has changed it since the revision in {@code If-Match}.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  HttpResponse<?> undo(String kind, String id, Authentication user, HttpRequest<?> request) {
    Optional<TargetId> target = TargetId.parse(kind + "/" + id);
    return target.isEmpty()
        ? Problems.response(404, UNKNOWN)
        : edits.at(
            request,
            user,
            target.get().toString(),
            revision -> editor.undo(target.get(), revision));
  }
}
