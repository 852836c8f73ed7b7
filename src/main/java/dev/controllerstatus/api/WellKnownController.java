package dev.controllerstatus.api;

import dev.controllerstatus.config.Settings;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What programs look for at a fixed place of every host, RFC 8615. */
@Hidden
@Controller("/.well-known")
@Secured(SecurityRule.IS_ANONYMOUS)
final class WellKnownController {
  // "Less than a year into the future", RFC 9116 section 2.5.5; computed anew for every reader.
  private static final Duration VALID = Duration.ofDays(180);
  private final @Nullable URI contact;
  private final InstantSource clock;

  WellKnownController(Settings settings, InstantSource clock) {
    this.contact = settings.securityContact();
    this.clock = clock;
  }

  /** Whom to tell about a weakness, RFC 9116; 404 where the operator has named nobody. */
  @Get("/security.txt")
  @Produces("text/plain; charset=utf-8")
  String security() {
    if (contact == null) {
      throw new HttpStatusException(HttpStatus.NOT_FOUND, "Nobody is named.");
    }
    return "Contact: %s%nExpires: %s%nPreferred-Languages: en%n"
        .formatted(
            contact.toASCIIString(), clock.instant().plus(VALID).truncatedTo(ChronoUnit.SECONDS));
  }

  /** Where password managers send people, W3C "A Well-Known URL for Changing Passwords". */
  @Get("/change-password")
  @Produces(MediaType.TEXT_PLAIN)
  HttpResponse<?> changePassword() {
    return HttpResponse.status(HttpStatus.FOUND).header("Location", "/password");
  }
}
