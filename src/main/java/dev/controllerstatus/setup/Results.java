package dev.controllerstatus.setup;

import dev.controllerstatus.api.Checks;
import dev.controllerstatus.api.StatusBody;
import dev.controllerstatus.api.StatusBody.BoxBody;
import dev.controllerstatus.api.Statuses;
import dev.controllerstatus.hotspot.UplinkChange;
import dev.controllerstatus.words.Messages;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/** What became of the latest change, and of the services after it. */
@Singleton
record Results(UplinkChange changes, Statuses statuses, Checks checks) {
  ResultPage page(Frame frame, HttpRequest<?> request) {
    return new ResultPage(frame, changes.latest(), status(request), checks.isRunning());
  }

  BoxBody box(HttpRequest<?> request) {
    return status(request).box();
  }

  private StatusBody status(HttpRequest<?> request) {
    return statuses.now(request.getLocale().orElse(Messages.USUAL));
  }
}
