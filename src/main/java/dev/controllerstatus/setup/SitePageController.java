package dev.controllerstatus.setup;

import dev.controllerstatus.access.RequestLogin;
import dev.controllerstatus.api.SiteEdits;
import dev.controllerstatus.settings.SiteSettings;
import dev.controllerstatus.settings.SiteSettings.Field;
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
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** The form for the box and its site: name, country, time server, proxy. */
@Hidden
@Controller("/setup/site")
@Secured({"admin", CodeLogin.ROLE})
@Produces(MediaType.TEXT_HTML)
final class SitePageController {
  private static final int UNFIT = 422;
  private static final int DISK = 507;
  private final SiteSettings site;
  private final SiteEdits edits;
  private final Frames frames;

  SitePageController(SiteSettings site, SiteEdits edits, Frames frames) {
    this.site = site;
    this.edits = edits;
    this.frames = frames;
  }

  @Get
  HttpResponse<?> form(HttpRequest<?> request) {
    return page(200, Map.of(), Set.of(), "", request);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> change(
      @Body Map<String, String> typed, Authentication user, HttpRequest<?> request) {
    try {
      Set<Field> unfit =
          edits.change(typed, user.getName(), RequestLogin.caller(request).address());
      return unfit.isEmpty()
          ? HttpResponse.seeOther(URI.create("/setup/result?of=site"))
          : page(UNFIT, typed, unfit, "site.unfit", request);
    } catch (IOException e) {
      return page(DISK, typed, Set.of(), "site.disk", request);
    }
  }

  private HttpResponse<?> page(
      int status,
      Map<String, String> typed,
      Set<Field> unfit,
      String trouble,
      HttpRequest<?> request) {
    Frame frame = frames.of(request);
    String told = trouble.isEmpty() ? "" : frame.text(trouble);
    return Frames.page(status, "site", new SitePage(frame, site, typed, unfit, told));
  }
}
