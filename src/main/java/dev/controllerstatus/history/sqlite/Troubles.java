package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.Recording.Trouble.Kind;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** What an error of SQLite means to a person. */
final class Troubles {
  private static final int PRIMARY = 0xFF;
  // Less than this and SQLite has no room for its own books either, and words that differently.
  private static final long NO_ROOM = 256 << 10;

  private Troubles() {}

  /** Whether the file's contents are at fault, not the disk. */
  static boolean isDamage(SQLException e) {
    SQLiteErrorCode code = code(e);
    return code == SQLiteErrorCode.SQLITE_CORRUPT
        || code == SQLiteErrorCode.SQLITE_NOTADB
        // Our statements are right: a table or column that is missing is a damaged schema.
        || code == SQLiteErrorCode.SQLITE_ERROR;
  }

  static Kind kind(SQLException e, Path file) {
    return switch (code(e)) {
      case SQLITE_FULL -> Kind.DISK_FULL;
      case SQLITE_READONLY -> Kind.READ_ONLY;
      case SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH -> disk(file, Kind.NOT_PERMITTED);
      default -> disk(file, Kind.DISK_ERROR);
    };
  }

  /** What the disk itself says, as SQLite often cannot tell. */
  private static Kind disk(Path file, Kind otherwise) {
    try {
      FileStore disk = Files.getFileStore(file.toAbsolutePath().getParent());
      return disk.isReadOnly()
          ? Kind.READ_ONLY
          : disk.getUsableSpace() < NO_ROOM ? Kind.DISK_FULL : otherwise;
    } catch (IOException e) {
      return otherwise;
    }
  }

  private static SQLiteErrorCode code(SQLException e) {
    return SQLiteErrorCode.getErrorCode(e.getErrorCode() & PRIMARY);
  }
}
