package dev.controllerstatus.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/** Whose a file is. */
public final class Owner {
  private Owner() {}

  /**
   * Gives a file to the owner of its folder: a command that root runs must not lock out the
   * service, which has a user of its own.
   */
  public static void asOfFolder(Path file) {
    try {
      UserPrincipal owner = Files.getOwner(file.toAbsolutePath().getParent());
      if (!Files.getOwner(file).equals(owner)) {
        Files.setOwner(file, owner);
      }
    } catch (IOException e) {
      // Only root can give files away; others share the folder by their group, or not at all.
    }
  }
}
