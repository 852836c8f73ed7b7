package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.config.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What the one who writes and those who read have in common. */
@Singleton
record Shared(Database database, Tails tails) {
  @Inject
  Shared(Settings settings) {
    this(new Database(settings.data().resolve("history.db")), new Tails());
  }
}
