package dev.controllerstatus.portal;

import dev.controllerstatus.api.Checks;
import dev.controllerstatus.api.Statuses;
import dev.controllerstatus.guard.OwnWifi;
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
import java.util.Optional;

/**
 * The page in the box's own Wi-Fi, and its three buttons. Plain forms that lead to a whole page,
 * for some systems look anew at the Wi-Fi then, and only then.
 */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class PortalController {
  private final OwnWifi wifi;
  private final Statuses statuses;
  private final Checks checks;
  private final Guests guests;
  private final Places places;
  private final AccessPoint accessPoint;

  PortalController(
      OwnWifi wifi,
      Statuses statuses,
      Checks checks,
      Guests guests,
      Places places,
      AccessPoint accessPoint) {
    this.wifi = wifi;
    this.statuses = statuses;
    this.checks = checks;
    this.guests = guests;
    this.places = places;
    this.accessPoint = accessPoint;
  }

  /** Nothing in any other network: there the lights are for those who have logged in. */
  @Get(uris = {OwnWifiPort.FRONT_PAGE, "/done"})
  @Produces(MediaType.TEXT_HTML)
  @View("portal")
  Optional<Map<String, PortalPage>> page(HttpRequest<?> request) {
    return wifi.isOn(request) ? Optional.of(Map.of("page", pageOf(request))) : Optional.empty();
  }

  private PortalPage pageOf(HttpRequest<?> request) {
    Locale language = request.getLocale().orElse(Messages.USUAL);
    return new PortalPage(
        statuses.now(language),
        Messages.in(language),
        guests.isKept(address(request)),
        Systems.likelyFirst(request),
        places.of(request),
        new WifiJoin(accessPoint));
  }

  /** All checks of this device succeed from before the answer leaves. */
  @Post("/portal/keep")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  Optional<HttpResponse<?>> keep(HttpRequest<?> request) {
    return inWifi(request, () -> guests.keep(address(request)), "/done#keep");
  }

  @Post("/portal/finish")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  Optional<HttpResponse<?>> finish(HttpRequest<?> request) {
    return inWifi(request, () -> guests.release(address(request)), OwnWifiPort.FRONT_PAGE);
  }

  @Post("/portal/check")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  Optional<HttpResponse<?>> check(HttpRequest<?> request) throws InterruptedException {
    if (wifi.isOn(request)) {
      checks.run();
    }
    return inWifi(request, () -> {}, OwnWifiPort.FRONT_PAGE);
  }

  private Optional<HttpResponse<?>> inWifi(HttpRequest<?> request, Runnable deed, String next) {
    if (!wifi.isOn(request)) {
      return Optional.empty();
    }
    deed.run();
    return Optional.of(HttpResponse.seeOther(URI.create(next)));
  }

  private static InetAddress address(HttpRequest<?> request) {
    return request.getRemoteAddress().getAddress();
  }
}
