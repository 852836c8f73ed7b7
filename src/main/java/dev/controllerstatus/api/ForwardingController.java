package dev.controllerstatus.api;

import dev.controllerstatus.config.Settings;
import dev.controllerstatus.diagnosis.Code;
import dev.controllerstatus.guard.Problem;
import dev.controllerstatus.guard.Problems;
import dev.controllerstatus.situation.Situation;
import dev.controllerstatus.situation.Situations;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import java.net.InetAddress;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** For a firewall's own fail-over hook: does what it forwards arrive anywhere? */
@Controller("/api/forwarding")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ForwardingController {
  // Faults of others, such as of a resolver, are not mended by another firewall.
  private static final Set<Code> NOTHING_PASSES =
      EnumSet.of(Code.GATEWAY_NOT_FORWARDING, Code.ISP_OUTAGE);
  private static final int FIRST_V6_BYTE = 0xFE;
  private static final int UNIQUE_LOCAL = 0xFC;

  private final Settings settings;
  private final Situations situations;

  ForwardingController(Settings settings, Situations situations) {
    this.settings = settings;
    this.situations = situations;
  }

  /**
   * 200 while traffic passes, or as long as nobody can tell; 503 while it does not, with the cause.
   * Needs no credentials, but is there only for addresses of the site, and only where {@code
   * https.forwarding} is on.
   */
  @Get
  @SecurityRequirements
  @ApiResponse(
      responseCode = "200",
      description = "Traffic passes, or nothing is known against it.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ForwardingBody.class)))
  @ApiResponse(
      responseCode = "503",
      description = "Nothing passes.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ForwardingBody.class)))
  @ApiResponse(
      responseCode = "404",
      description = "It is not switched on, or not for this address.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  HttpResponse<?> forwarding(HttpRequest<?> request) {
    if (!settings.isForwardingTold() || !isOfSite(request.getRemoteAddress().getAddress())) {
      return Problems.response(404, "There is nothing here.");
    }
    Optional<Situation> trouble =
        situations.open().stream()
            .filter(situation -> NOTHING_PASSES.contains(situation.cause().code()))
            .findFirst();
    ForwardingBody body = ForwardingBody.of(trouble);
    return HttpResponse.status(body.passes() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(body);
  }

  /** Private, link-local and loopback addresses, RFC 6890. */
  private static boolean isOfSite(InetAddress address) {
    return address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || address.isLoopbackAddress()
        || (address.getAddress()[0] & FIRST_V6_BYTE) == UNIQUE_LOCAL;
  }
}
