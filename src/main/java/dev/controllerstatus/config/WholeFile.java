package dev.controllerstatus.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes small files so that a power cut leaves the old one or the new one, never half of one. */
public final class WholeFile {
  /** For secrets. */
  public static final String OWNER_ONLY = "rw-------";

  /** For what anybody may know. */
  public static final String PUBLIC = "rw-r--r--";

  private WholeFile() {}

  /**
   * Replaces a file whole: written beside it, forced to the disk, renamed. Makes its folder.
   *
   * @param permissions in the notation of {@code ls}, from the first byte on
   */
  public static void replace(Path file, String text, String permissions) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh =
        Files.createTempFile(
            folder,
            file.getFileName() + ".",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
    try {
      write(fresh, text);
      Owner.asOfFolder(fresh);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      // A full disk must not fill up with beginnings.
      Files.deleteIfExists(fresh);
    }
  }

  private static void write(Path file, String text) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
      channel.force(true);
    }
  }
}
