package dev.controllerstatus.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir private Path temp;

  @Test
  void a_file_is_replaced_whole_with_its_permissions_and_nothing_is_left_beside() throws Exception {
    Path file = temp.resolve("new/file");
    WholeFile.replace(file, "one", WholeFile.PUBLIC);
    WholeFile.replace(file, "two", WholeFile.OWNER_ONLY);
    assertEquals("two", Files.readString(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(1, file.getParent().toFile().list().length);
  }

  @Test
  void what_root_writes_belongs_to_the_owner_of_the_folder() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can give files away");
    UserPrincipal nobody =
        temp.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    Files.setOwner(temp, nobody);
    WholeFile.replace(temp.resolve("file"), "text", WholeFile.OWNER_ONLY);
    assertEquals(nobody, Files.getOwner(temp.resolve("file")));
  }
}
