package dev.controllerstatus.setup;

import dev.controllerstatus.access.SetupCode;
import dev.controllerstatus.access.SetupPasses;
import dev.controllerstatus.api.Checks;
import dev.controllerstatus.hotspot.UplinkAttempt;
import dev.controllerstatus.hotspot.UplinkAttempt.Stage;
import dev.controllerstatus.hotspot.UplinkChange;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows when a change of the uplink was kept: a check, and another code. */
@Singleton
public final class Aftermath {
  private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);
  private final UplinkChange changes;
  private final Checks checks;
  private final SetupCode code;
  private final SetupPasses passes;

  Aftermath(UplinkChange changes, Checks checks, SetupCode code, SetupPasses passes) {
    this.changes = changes;
    this.checks = checks;
    this.code = code;
    this.passes = passes;
  }

  /** Begins to watch; what was kept just before the last stop is made up for. */
  public void start() {
    changes.latest().filter(attempt -> attempt.stage() == Stage.KEPT).ifPresent(_ -> spend());
    changes.onEnd(this::follow);
  }

  private void follow(UplinkAttempt attempt) {
    if (attempt.stage() == Stage.KEPT) {
      checks.start();
      spend();
    }
  }

  private void spend() {
    try {
      if (code.spend()) {
        passes.endAll();
        LOG.info("setup: the code of the label is spent, \"label\" prints the new one");
      }
    } catch (IOException e) {
      LOG.warn("setup: the code of the label goes on: {}", e.getMessage());
    }
  }
}
