package dev.controllerstatus.portal;

import dev.controllerstatus.api.Checks;
import dev.controllerstatus.api.Statuses;
import dev.controllerstatus.api.UplinkNews;
import dev.controllerstatus.guard.OwnWifiPort;
import dev.controllerstatus.hotspot.AccessPoint;
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
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * The page in the box's own Wi-Fi, and its three buttons. Plain forms that lead to a whole page,
 * for some systems look anew at the Wi-Fi then, and only then.
 */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class PortalController {
  private final Statuses statuses;
  private final Checks checks;
  private final Guests guests;
  private final Places places;
  private final AccessPoint accessPoint;
  private final UplinkNews news;

  PortalController(
      Statuses statuses,
      Checks checks,
      Guests guests,
      Places places,
      AccessPoint accessPoint,
      UplinkNews news) {
    this.statuses = statuses;
    this.checks = checks;
    this.guests = guests;
    this.places = places;
    this.accessPoint = accessPoint;
    this.news = news;
  }

  @Get(uris = {OwnWifiPort.FRONT_PAGE, "/done"})
  @Produces(MediaType.TEXT_HTML)
  @View("portal")
  Map<String, PortalPage> page(HttpRequest<?> request) {
    return Map.of("page", pageOf(request));
  }

  private PortalPage pageOf(HttpRequest<?> request) {
    Locale language = request.getLocale().orElse(Messages.USUAL);
    return new PortalPage(
        statuses.now(language),
        Messages.in(language),
        guests.isKept(address(request)),
        Systems.likelyFirst(request),
        places.of(request),
        new WifiJoin(accessPoint),
        news.latest());
  }

  /** All checks of this device succeed from before the answer leaves. */
  @Post("/portal/keep")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> keep(HttpRequest<?> request) {
    guests.keep(address(request));
    return HttpResponse.seeOther(URI.create("/done#keep"));
  }

  @Post("/portal/finish")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> finish(HttpRequest<?> request) {
    guests.release(address(request));
    return HttpResponse.seeOther(URI.create(OwnWifiPort.FRONT_PAGE));
  }

  /** Comes back when every service has a fresh result. */
  @Post("/portal/check")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> check() throws InterruptedException {
    checks.run();
    return HttpResponse.seeOther(URI.create(OwnWifiPort.FRONT_PAGE));
  }

  private static InetAddress address(HttpRequest<?> request) {
    return request.getRemoteAddress().getAddress();
  }
}
