package dev.controllerstatus.api;

import dev.controllerstatus.hotspot.UplinkAttempt;
import dev.controllerstatus.hotspot.UplinkAttempt.Stage;
import dev.controllerstatus.hotspot.UplinkChange;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The latest change of the uplink, as long as somebody may still come back to hear of it. */
@Singleton
public final class UplinkNews {
  private static final Duration KEPT_IS_NEWS = Duration.ofHours(1);
  private static final Duration FAILED_IS_NEWS = Duration.ofDays(1);
  private final UplinkChange changes;
  private final InstantSource clock;

  UplinkNews(UplinkChange changes, InstantSource clock) {
    this.changes = changes;
    this.clock = clock;
  }

  /** Empty where nothing has been tried lately. */
  public Optional<UplinkAttempt> latest() {
    Instant now = clock.instant();
    return changes.latest().filter(attempt -> now.isBefore(attempt.at().plus(newsFor(attempt))));
  }

  private static Duration newsFor(UplinkAttempt attempt) {
    return attempt.stage() == Stage.KEPT ? KEPT_IS_NEWS : FAILED_IS_NEWS;
  }
}
