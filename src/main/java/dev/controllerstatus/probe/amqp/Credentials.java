package dev.controllerstatus.probe.amqp;

import dev.controllerstatus.config.Secret;
import dev.controllerstatus.probe.wire.Excerpt;

/** Who logs in. */
record Credentials(String user, Secret password) {
  private static final int LONGEST = 200;

  /** A server's words may hold anything, so also what we have told it. */
  String safe(String words) {
    return Excerpt.of(words.replace(password.reveal(), "***"), LONGEST);
  }
}
