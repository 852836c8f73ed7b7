package dev.controllerstatus.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;

/** The page for every browser: no JavaScript, and it refreshes itself. */
@Hidden
@Controller
@Secured({"viewer", "admin"})
final class PageController {
  private final Statuses statuses;
  private final Sparklines sparklines;
  private final Checks checks;

  PageController(Statuses statuses, Sparklines sparklines, Checks checks) {
    this.statuses = statuses;
    this.sparklines = sparklines;
    this.checks = checks;
  }

  @Get
  @Produces(MediaType.TEXT_HTML)
  @View("status")
  Map<String, StatusPage> page(Authentication user) {
    StatusBody status = statuses.now();
    return Map.of("page", new StatusPage(status, user.getName(), sparklines.at(status.at())));
  }

  /** The button of the page: comes back when every service has a fresh result. */
  @Post("/check")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> check() throws InterruptedException {
    checks.start().await();
    return HttpResponse.seeOther(URI.create("/"));
  }
}
