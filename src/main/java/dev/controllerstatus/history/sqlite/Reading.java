package dev.controllerstatus.history.sqlite;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;

/** Asks the file questions, each on a connection of its own, a few at a time. */
@Singleton
final class Reading {
  // Each takes memory for its cache.
  private final Semaphore places = new Semaphore(4, /* fair= */ true);
  private final Shared shared;

  /** A question. */
  interface Question<T> {
    T ask(Sql sql) throws SQLException;
  }

  Reading(Shared shared) {
    this.shared = shared;
  }

  /**
   * The file's answer, or another one as long as there is no file.
   *
   * @throws IOException when the file cannot be read; what is damaged is seen to
   */
  <T> T ask(Question<T> question, T withoutFile) throws IOException {
    if (!Files.exists(shared.database().file())) {
      return withoutFile;
    }
    places.acquireUninterruptibly();
    try (Sql sql = shared.database().read()) {
      return question.ask(sql);
    } catch (SQLException e) {
      if (Troubles.isDamage(e)) {
        shared.isSuspect().set(true);
      }
      throw new IOException("The history cannot be read: " + e.getMessage(), e);
    } finally {
      places.release();
    }
  }
}
