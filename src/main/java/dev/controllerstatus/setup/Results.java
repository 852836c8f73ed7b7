package dev.controllerstatus.setup;

import dev.controllerstatus.api.Checks;
import dev.controllerstatus.api.StatusBody;
import dev.controllerstatus.api.StatusBody.BoxBody;
import dev.controllerstatus.api.Statuses;
import dev.controllerstatus.hotspot.UplinkChange;
import dev.controllerstatus.words.Messages;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What became of a change, and of the services after it. */
@Singleton
record Results(UplinkChange changes, Statuses statuses, Checks checks) {
  ResultPage ofUplink(Frame frame, HttpRequest<?> request) {
    return new ResultPage(frame, false, changes.latest(), status(request), checks.isRunning());
  }

  ResultPage ofSite(Frame frame, HttpRequest<?> request) {
    return new ResultPage(frame, true, Optional.empty(), status(request), checks.isRunning());
  }

  BoxBody box(HttpRequest<?> request) {
    return status(request).box();
  }

  private StatusBody status(HttpRequest<?> request) {
    return statuses.now(request.getLocale().orElse(Messages.USUAL));
  }
}
