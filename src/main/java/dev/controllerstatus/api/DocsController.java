package dev.controllerstatus.api;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.InputStream;

/** The description of this interface, OpenAPI 3.1, as the build made it from the code. */
@Hidden
@Controller("/api/docs")
@Secured({"viewer", "admin"})
final class DocsController {
  private static final String DESCRIPTION = "classpath:META-INF/swagger/openapi.yml";
  private final ResourceResolver resources;

  DocsController(ResourceResolver resources) {
    this.resources = resources;
  }

  @Get
  HttpResponse<InputStream> docs() {
    return HttpResponse.ok(resources.getResourceAsStream(DESCRIPTION).orElseThrow())
        .contentType(MediaType.APPLICATION_YAML_TYPE);
  }
}
