package dev.controllerstatus.setup;

import dev.controllerstatus.api.SiteEdits;
import dev.controllerstatus.api.SiteRefusal;
import dev.controllerstatus.settings.SiteSettings;
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
    return page(200, Map.of(), SiteRefusal.NONE, "", request);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> change(
      @Body Map<String, String> typed, Authentication user, HttpRequest<?> request)
      throws InterruptedException {
    try {
      SiteRefusal refusal = edits.change(typed, user, request);
      return refusal.isNone()
          ? HttpResponse.seeOther(URI.create("/setup/result?of=site"))
          : page(UNFIT, typed, refusal, "site.unfit", request);
    } catch (IOException e) {
      return page(DISK, typed, SiteRefusal.NONE, "site.disk", request);
    }
  }

  private HttpResponse<?> page(
      int status,
      Map<String, String> typed,
      SiteRefusal refusal,
      String trouble,
      HttpRequest<?> request) {
    Frame frame = frames.of(request);
    String told = trouble.isEmpty() ? "" : frame.text(trouble);
    return Frames.page(status, "site", new SitePage(frame, site, typed, refusal, told));
  }
}
