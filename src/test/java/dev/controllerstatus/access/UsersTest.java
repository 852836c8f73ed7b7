package dev.controllerstatus.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.Configured;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersTest {
  @TempDir private Path temp;

  private Users users(String access) throws Exception {
    String yaml =
        "controller-status:\n  box: { data: '%s' }\n  access:\n%s"
            .formatted(temp.resolve("data"), access.indent(4));
    Configuration configuration = Configured.of(yaml, Map.of());
    return new Users(configuration, Settings.read(configuration.root()));
  }

  @Test
  void passwords_are_made_once_and_only_then_told() throws Exception {
    Map<Role, Secret> made = users("{}").open();
    assertEquals(Set.of(Role.ADMIN, Role.VIEWER), made.keySet());
    Users again = users("{}");
    assertEquals(Map.of(), again.open());
    String admin = made.get(Role.ADMIN).reveal();
    assertEquals(Optional.of(Role.ADMIN), again.authenticate("admin", admin));
    assertEquals(Optional.empty(), again.authenticate("viewer", admin));
    assertEquals(Optional.empty(), again.authenticate("nobody", admin));
  }

  @Test
  void nobody_gets_in_before_the_hashes_are_ready() throws Exception {
    assertEquals(Optional.empty(), users("{}").authenticate("admin", ""));
    assertEquals(Optional.empty(), users("{}").authenticate("nobody", ""));
  }

  @Test
  void only_a_hash_is_on_the_disk_and_only_for_its_owner() throws Exception {
    Map<Role, Secret> made = users("{}").open();
    Path file = temp.resolve("data").resolve("users.properties");
    String text = Files.readString(file);
    made.values().forEach(password -> assertFalse(text.contains(password.reveal())));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void a_configured_password_counts_and_is_not_made_again() throws Exception {
    Path file = Files.writeString(temp.resolve("secret"), "from a file\n");
    Users users = users("admin: { password-file: '%s' }".formatted(file));
    assertEquals(Set.of(Role.VIEWER), users.open().keySet());
    assertEquals(Optional.of(Role.ADMIN), users.authenticate("admin", "from a file"));
    assertEquals(Optional.empty(), users.authenticate("admin", "from a file\n"));
  }

  @Test
  void a_made_password_is_long_readable_and_never_printed_by_accident() throws Exception {
    Secret password = users("{}").open().get(Role.ADMIN);
    assertTrue(password.reveal().matches("([a-hjkmnp-z2-7]{4}-){3}[a-hjkmnp-z2-7]{4}"));
    assertEquals("***", password.toString());
  }
}
