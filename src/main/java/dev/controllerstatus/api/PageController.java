package dev.controllerstatus.api;

import dev.controllerstatus.words.Messages;
import io.micronaut.http.HttpRequest;
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
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** The page for every browser: no JavaScript, and it refreshes itself. */
@Hidden
@Controller
@Secured({"viewer", "admin"})
final class PageController {
  private static final Duration SHOWN_FOR = Duration.ofDays(7);
  private static final int SHOWN_AT_MOST = 20;
  private final Statuses statuses;
  private final Sparklines sparklines;
  private final Checks checks;
  private final SituationBodies situations;
  private final UplinkNews news;

  PageController(
      Statuses statuses,
      Sparklines sparklines,
      SituationBodies situations,
      Checks checks,
      UplinkNews news) {
    this.statuses = statuses;
    this.sparklines = sparklines;
    this.situations = situations;
    this.checks = checks;
    this.news = news;
  }

  @Get
  @Produces(MediaType.TEXT_HTML)
  @View("status")
  Map<String, StatusPage> page(Authentication user, HttpRequest<?> request) {
    Locale language = request.getLocale().orElse(Messages.USUAL);
    StatusBody status = statuses.now(language);
    StatusPage page =
        new StatusPage(
            status,
            user.getName(),
            situations.past(SHOWN_FOR, SHOWN_AT_MOST, language),
            sparklines.at(status.at(), Messages.in(language)),
            Messages.in(language),
            news.latest());
    return Map.of("page", page);
  }

  /** The button of the page: comes back when every service has a fresh result. */
  @Post("/check")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> check() throws InterruptedException {
    checks.run();
    return HttpResponse.seeOther(URI.create("/"));
  }
}
