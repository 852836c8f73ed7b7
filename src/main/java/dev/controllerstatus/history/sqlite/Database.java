package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.config.Owner;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/** The file, and how it is opened. */
final class Database {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  // In KiB; the box has little memory.
  private static final int CACHE = 2_000;
  private static final int LARGEST_JOURNAL = 4 << 20;

  private final Path file;

  Database(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** Opens the file for the one writer; makes it, and brings it to this release's form. */
  Sql write() throws SQLException {
    prepare();
    SQLiteDataSource source = source(writing());
    migrate(source);
    return new Sql(source.getConnection());
  }

  /** How space is given back can only be chosen before there is a table. */
  private void prepare() throws SQLException {
    try (Sql sql = new Sql(source(common()).getConnection())) {
      if (sql.number("PRAGMA page_count") == 0) {
        sql.change("PRAGMA auto_vacuum = INCREMENTAL");
        sql.change("VACUUM");
        Owner.asOfFolder(file);
      }
    }
  }

  /** Opens the file for one question. What is written meanwhile is not seen. */
  Sql read() throws SQLException {
    SQLiteConfig config = common();
    config.setReadOnly(true);
    return new Sql(source(config).getConnection());
  }

  private static SQLiteConfig writing() {
    SQLiteConfig config = common();
    config.setJournalMode(JournalMode.WAL);
    // Each commit is on the disk before it counts: a power cut takes nothing back.
    config.setSynchronous(SynchronousMode.FULL);
    config.setJournalSizeLimit(LARGEST_JOURNAL);
    return config;
  }

  private static SQLiteConfig common() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout((int) PATIENCE.toMillis());
    config.setCacheSize(-CACHE);
    return config;
  }

  private SQLiteDataSource source(SQLiteConfig config) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static void migrate(SQLiteDataSource source) throws SQLException {
    try {
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:history")
          .configuration(Map.of("flyway.loggers", "slf4j"))
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw cause(e);
    }
  }

  private static SQLException cause(FlywayException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    // The file's own books say what this release never wrote.
    return new SQLException(e.getMessage(), null, SQLiteErrorCode.SQLITE_CORRUPT.code, e);
  }
}
