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
        .<HttpResponse<?>>map(body -> page(200, shown(body, user, note(body), "", request)))
        .orElseGet(() -> unknown(request));
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
          .<HttpResponse<?>>map(
              body -> page(422, shown(body, user, note, tooLong(request), request)))
          .orElseGet(() -> unknown(request));
    }
    boolean isKnown =
        note == null ? edits.acknowledge(id, user, request) : edits.note(id, note, user, request);
    return isKnown ? HttpResponse.seeOther(URI.create("/situations/" + id)) : unknown(request);
  }

  private static Locale language(HttpRequest<?> request) {
    return request.getLocale().orElse(Messages.USUAL);
  }

  private static HttpResponse<?> unknown(HttpRequest<?> request) {
    return Problems.response(404, Languages.of(request).text("status.situation.gone"));
  }

  private static String tooLong(HttpRequest<?> request) {
    return RemarkEdits.tooLong(Languages.of(request));
  }

  private SituationPage shown(
      SituationBody body,
      Authentication user,
      String text,
      String trouble,
      HttpRequest<?> request) {
    boolean mayChange = user.getRoles().contains(Role.ADMIN.user());
    return new SituationPage(
        Languages.of(request), name.current(), body, clock.instant(), mayChange, text, trouble);
  }

  private static HttpResponse<?> page(int status, SituationPage page) {
    return HttpResponse.status(status, "")
        .body(new ModelAndView<>("situation", Map.of("page", page)));
  }
}
