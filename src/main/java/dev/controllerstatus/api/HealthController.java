package dev.controllerstatus.api;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;

/** For supervisors: that the service runs, and not a word more. */
@Controller("/health")
@Secured(SecurityRule.IS_ANONYMOUS)
final class HealthController {
  /** Up, or no answer at all. Needs no credentials. */
  @Get
  @SecurityRequirements
  @Produces(MediaType.TEXT_PLAIN)
  String health() {
    return "up\n";
  }
}
