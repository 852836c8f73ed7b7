package dev.controllerstatus.api;

import dev.controllerstatus.api.StatusBody.ServiceBody;
import dev.controllerstatus.target.Targets;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import java.util.Optional;

/** The state of the box, for programs. */
@Controller("/api")
@Secured({"viewer", "admin"})
final class StatusController {
  private final Statuses statuses;
  private final Targets targets;

  StatusController(Statuses statuses, Targets targets) {
    this.statuses = statuses;
    this.targets = targets;
  }

  /** The box and all its services now. */
  @Get("/status")
  StatusBody status() {
    return statuses.now();
  }

  /** One service now. */
  @Get("/services/{kind}/{id}")
  Optional<ServiceBody> service(String kind, String id) {
    return targets.find(kind, id).map(statuses::service);
  }
}
