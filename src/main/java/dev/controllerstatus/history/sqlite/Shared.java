package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.config.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the one who writes and those who read have in common.
 *
 * @param isSuspect whether somebody has read something damaged
 */
@Singleton
record Shared(Database database, Tails tails, Pending pending, AtomicBoolean isSuspect) {
  @Inject
  Shared(Settings settings) {
    this(new Database(settings.data().resolve("history.db")));
  }

  Shared(Database database) {
    this(database, new Tails(), new Pending(), new AtomicBoolean());
  }
}
