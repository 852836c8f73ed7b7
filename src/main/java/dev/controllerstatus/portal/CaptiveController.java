package dev.controllerstatus.portal;

import dev.controllerstatus.guard.OwnWifi;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;

/**
 * The same for systems that learn of it with their address, RFC 8908: in the box's own Wi-Fi, and
 * only under a name for which every device trusts the certificate; they ask under no other.
 */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class CaptiveController {
  private static final String PATH = "/.well-known/captive-api";
  private final OwnWifi wifi;
  private final Guests guests;
  private final Places places;

  CaptiveController(OwnWifi wifi, Guests guests, Places places) {
    this.wifi = wifi;
    this.guests = guests;
    this.places = places;
  }

  @Get(PATH)
  @Produces("application/captive+json")
  Optional<HttpResponse<CaptiveBody>> captive(HttpRequest<?> request) {
    boolean isKept = guests.isKept(request.getRemoteAddress().getAddress());
    return places
        .publicBase()
        .filter(_ -> wifi.isOn(request))
        .map(base -> new CaptiveBody(!isKept, isKept ? null : base + "portal", base))
        .map(body -> HttpResponse.ok(body).header("Cache-Control", "private, no-store"));
  }
}
