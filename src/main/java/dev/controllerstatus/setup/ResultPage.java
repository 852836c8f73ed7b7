package dev.controllerstatus.setup;

import dev.controllerstatus.api.StatusBody;
import dev.controllerstatus.api.StatusBody.ServiceBody;
import dev.controllerstatus.hotspot.UplinkAttempt;
import dev.controllerstatus.hotspot.UplinkAttempt.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of a change.
 *
 * @param isSite whether of the box and its site, which is kept then; of the uplink otherwise
 * @param latest of the uplink; empty before the first, and where it is not asked about
 * @param isChecking whether the services are being asked now
 */
public record ResultPage(
    Frame frame,
    boolean isSite,
    Optional<UplinkAttempt> latest,
    StatusBody status,
    boolean isChecking) {
  private static final String SOON = "5";
  // Until the check that follows has begun.
  private static final Duration JUST_NOW = Duration.ofSeconds(20);

  /** The headline. */
  public String title() {
    return frame.text(isSite ? "site" : "result.title");
  }

  /** After how many seconds the page looks again; empty for never. */
  public String refresh() {
    return isTrying() || isAsking() ? SOON : "";
  }

  /** Whether it is being tried. */
  public boolean isTrying() {
    return latest.filter(attempt -> attempt.stage() == Stage.TRYING).isPresent();
  }

  /** Whether the services are being asked anew. */
  public boolean isAsking() {
    return isSite ? isChecking : isAskingOverNew();
  }

  private boolean isAskingOverNew() {
    return latest
        .filter(attempt -> attempt.stage() == Stage.KEPT)
        .filter(attempt -> isChecking || attempt.at().plus(JUST_NOW).isAfter(status.at()))
        .isPresent();
  }

  /** Whether it did not work. */
  public boolean isTakenBack() {
    return latest.filter(attempt -> attempt.stage() == Stage.TAKEN_BACK).isPresent();
  }

  /** Those that are asked at all. */
  public List<ServiceBody> services() {
    return status.services().stream().filter(s -> !s.reason().equals("not-configured")).toList();
  }
}
