package dev.controllerstatus.api;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.api.SituationBody.NoteBody;
import dev.controllerstatus.config.BoxName;
import dev.controllerstatus.guard.Problems;
import dev.controllerstatus.words.Messages;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One situation, and the form in which an admin adds to it, for every browser. */
@Hidden
@Controller("/situations/{id}")
@Secured({"viewer", "admin"})
@Produces(MediaType.TEXT_HTML)
final class SituationPageController {
  private final SituationBodies bodies;
  private final RemarkEdits edits;
  private final BoxName name;
  private final InstantSource clock;

  SituationPageController(
      SituationBodies bodies, RemarkEdits edits, BoxName name, InstantSource clock) {
    this.bodies = bodies;
    this.edits = edits;
    this.name = name;
    this.clock = clock;
  }

  @Get
  HttpResponse<?> page(String id, Authentication user, HttpRequest<?> request) {
    return bodies
        .find(id, language(request))
        .<HttpResponse<?>>map(body -> page(200, body, user, note(body), ""))
        .orElseGet(SituationPageController::unknown);
  }

  private static String note(SituationBody body) {
    NoteBody note = body.note();
    return note == null ? "" : note.text();
  }

  /** With a note it is written, without one it is acknowledged. */
  @Post
  @Secured("admin")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> change(
      String id, @Nullable @Body("note") String note, Authentication user, HttpRequest<?> request) {
    if (note != null && RemarkEdits.isTooLong(note)) {
      return bodies
          .find(id, language(request))
          .<HttpResponse<?>>map(body -> page(422, body, user, note, RemarkEdits.TOO_LONG))
          .orElseGet(SituationPageController::unknown);
    }
    boolean isKnown =
        note == null ? edits.acknowledge(id, user, request) : edits.note(id, note, user, request);
    return isKnown ? HttpResponse.seeOther(URI.create("/situations/" + id)) : unknown();
  }

  private static Locale language(HttpRequest<?> request) {
    return request.getLocale().orElse(Messages.USUAL);
  }

  private static HttpResponse<?> unknown() {
    return Problems.response(404, "There is no such situation, or it is not kept any more.");
  }

  private HttpResponse<?> page(
      int status, SituationBody body, Authentication user, String text, String trouble) {
    boolean mayChange = user.getRoles().contains(Role.ADMIN.user());
    SituationPage page =
        new SituationPage(name.current(), body, clock.instant(), mayChange, text, trouble);
    return HttpResponse.status(status, "")
        .body(new ModelAndView<>("situation", Map.of("page", page)));
  }
}
