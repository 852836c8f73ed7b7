package dev.controllerstatus.api;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** For supervisors: that the service runs, and not a word more. */
@Controller("/health")
@Secured(SecurityRule.IS_ANONYMOUS)
final class HealthController {
  @Get
  @Produces(MediaType.TEXT_PLAIN)
  String health() {
    return "up\n";
  }
}
