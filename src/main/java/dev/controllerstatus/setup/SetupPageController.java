package dev.controllerstatus.setup;

import dev.controllerstatus.api.UplinkEdits;
import dev.controllerstatus.hotspot.Hotspot;
import dev.controllerstatus.hotspot.UplinkChange;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;

/** Where the box is, what is around it, and what became of the latest change. */
@Hidden
@Controller("/setup")
@Secured({"admin", CodeLogin.ROLE})
@Produces(MediaType.TEXT_HTML)
final class SetupPageController {
  private final UplinkChange changes;
  private final UplinkEdits edits;
  private final Hotspot hotspot;
  private final Surroundings surroundings;
  private final Results results;
  private final Frames frames;

  SetupPageController(
      UplinkChange changes,
      UplinkEdits edits,
      Hotspot hotspot,
      Surroundings surroundings,
      Results results,
      Frames frames) {
    this.changes = changes;
    this.edits = edits;
    this.hotspot = hotspot;
    this.surroundings = surroundings;
    this.results = results;
    this.frames = frames;
  }

  @Get
  HttpResponse<?> page(
      @QueryValue(defaultValue = "false") boolean all,
      @QueryValue(defaultValue = "false") boolean looking,
      HttpRequest<?> request) {
    SetupPage page =
        new SetupPage(
            frames.of(request),
            changes.latest(),
            results.box(request),
            hotspot.state(),
            surroundings.around(all),
            looking,
            surroundings.elsewhere(request));
    return Frames.page(200, "home", page);
  }

  /** The answer leaves before the radio goes. */
  @Post("/look")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> look() {
    edits.look();
    return HttpResponse.seeOther(URI.create("/setup?looking=true"));
  }

  /** Also for whoever comes back without the code: they see the same line on the first page. */
  @Get("/result")
  @Secured({"admin", CodeLogin.ROLE, CodeLogin.GUEST})
  HttpResponse<?> result(@QueryValue(defaultValue = "") String of, HttpRequest<?> request) {
    Frame frame = frames.of(request);
    return Frames.page(
        200,
        "result",
        of.equals("site") ? results.ofSite(frame, request) : results.ofUplink(frame, request));
  }
}
