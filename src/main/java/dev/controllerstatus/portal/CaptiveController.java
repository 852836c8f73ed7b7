package dev.controllerstatus.portal;

import dev.controllerstatus.guard.Problems;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.ObjectMapper;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.util.Optional;

/**
 * The same for systems that learn of it with their address, RFC 8908: in the box's own Wi-Fi, and
 * only under a name for which every device trusts the certificate; they ask under no other.
 */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class CaptiveController {
  static final String PATH = "/.well-known/captive-api";
  private final Guests guests;
  private final Places places;
  private final ObjectMapper json;

  CaptiveController(Guests guests, Places places, ObjectMapper json) {
    this.guests = guests;
    this.places = places;
    this.json = json;
  }

  @Get(PATH)
  @Produces("application/captive+json")
  HttpResponse<?> captive(HttpRequest<?> request) throws IOException {
    Optional<String> base = places.publicBase();
    return base.isEmpty()
        ? Problems.response(404, "No name of this box has a public certificate.")
        : HttpResponse.ok(json.writeValueAsString(body(base.get(), request)))
            .header("Cache-Control", "private, no-store");
  }

  private CaptiveBody body(String base, HttpRequest<?> request) {
    boolean isKept = guests.isKept(request.getRemoteAddress().getAddress());
    return new CaptiveBody(!isKept, isKept ? null : base + "portal", base);
  }
}
