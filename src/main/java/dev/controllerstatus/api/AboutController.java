package dev.controllerstatus.api;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;

/** Which version this is, and what it is made of. */
@Controller("/api/about")
@Secured({"viewer", "admin"})
final class AboutController {
  /** The product, what it runs on, and the parts of others with their licences. */
  @Get
  AboutBody about() {
    return new AboutBody(
        Version.current(),
        Runtime.version().toString(),
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        Parts.all());
  }
}
