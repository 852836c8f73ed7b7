package dev.controllerstatus.access;

import static dev.controllerstatus.access.Accounts.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsersTest {
  @TempDir private Path temp;

  private Accounts box(String access) throws Exception {
    return new Accounts(temp.resolve("data"), access);
  }

  @Test
  void passwords_are_made_once_and_only_then_told() throws Exception {
    Map<Role, Secret> made = box("{}").users.open();
    assertEquals(Set.of(Role.ADMIN, Role.VIEWER), made.keySet());
    Accounts again = box("{}");
    assertEquals(Map.of(), again.users.open());
    String admin = made.get(Role.ADMIN).reveal();
    assertTrue(again.isRight("admin", admin));
    assertFalse(again.isRight("viewer", admin));
    assertFalse(again.isRight("nobody", admin));
  }

  @Test
  void nobody_gets_in_before_the_hashes_are_ready() throws Exception {
    assertFalse(box("{}").isRight("admin", ""));
  }

  @Test
  void files_of_passwords_are_for_their_owner_only_and_the_users_hold_no_password()
      throws Exception {
    Accounts box = box("{}");
    Map<Role, Secret> made = box.users.open();
    String text = Files.readString(box.data.resolve("users.properties"));
    made.values().forEach(password -> assertFalse(text.contains(password.reveal())));
    for (String file : List.of("users.properties", "first-passwords.properties")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(box.data.resolve(file))));
    }
  }

  @Test
  void a_configured_password_counts_and_is_not_made_again() throws Exception {
    Path file = Files.writeString(temp.resolve("secret"), "from a file\n");
    Accounts box = box("{ admin: { password-file: '%s' } }".formatted(file));
    assertEquals(Set.of(Role.VIEWER), box.users.open().keySet());
    assertTrue(box.isRight("admin", "from a file"));
    assertFalse(box.isRight("admin", "from a file\n"));
    assertFalse(box.users.account(Role.ADMIN).mustChange());
    assertThrows(
        IllegalStateException.class, () -> box.users.change(Role.ADMIN, secret("another one")));
  }

  @Test
  void a_made_password_is_long_readable_and_never_printed_by_accident() throws Exception {
    Secret password = box("{}").users.open().get(Role.ADMIN);
    assertTrue(password.reveal().matches("([a-hjkmnp-z2-7]{4}-){3}[a-hjkmnp-z2-7]{4}"));
    assertEquals("***", password.toString());
  }

  @Test
  void only_the_admin_must_change_what_the_box_has_made() throws Exception {
    Accounts box = box("{}");
    box.users.open();
    assertTrue(box.users.account(Role.ADMIN).mustChange());
    assertFalse(box.users.account(Role.VIEWER).mustChange());
    box.users.change(Role.ADMIN, secret("my own password"));
    assertFalse(box.users.account(Role.ADMIN).mustChange());
    assertFalse(box("{}").users.account(Role.ADMIN).mustChange());
  }

  @Test
  void the_label_knows_a_password_until_it_is_changed() throws Exception {
    Accounts box = box("{}");
    Map<Role, Secret> made = box.users.open();
    assertEquals(made, box.first.known());
    box.users.change(Role.ADMIN, secret("my own password"));
    assertEquals(Map.of(Role.VIEWER, made.get(Role.VIEWER)), box.first.known());
  }

  @Test
  void what_another_process_sets_counts_at_once() throws Exception {
    Accounts service = box("{}");
    service.users.open();
    box("{}").users.change(Role.ADMIN, secret("from the command line"));
    assertTrue(service.isRight("admin", "from the command line"));
  }

  @Test
  void a_damaged_file_stops_the_start_and_not_the_service_that_runs() throws Exception {
    Accounts box = box("{}");
    String viewer = box.users.open().get(Role.VIEWER).reveal();
    Files.writeString(box.data.resolve("users.properties"), "viewer=half a ha");
    assertTrue(box.isRight("viewer", viewer));
    IOException e = assertThrows(IOException.class, () -> box("{}").users.open());
    assertTrue(e.getMessage().contains("delete it"), e::getMessage);
  }

  @ParameterizedTest
  @CsvSource({"short-one", "aaaaaaaaaaaa", "abababababab"})
  void a_weak_password_is_refused(String weak) throws Exception {
    Accounts box = box("{}");
    box.users.open();
    assertTrue(Passwords.fault(secret(weak), box.users.account(Role.ADMIN)).isPresent());
  }

  @Test
  void a_long_password_is_taken_and_the_old_one_is_not() throws Exception {
    Accounts box = box("{}");
    Secret old = box.users.open().get(Role.ADMIN);
    Account admin = box.users.account(Role.ADMIN);
    assertEquals(Optional.empty(), Passwords.fault(secret("zehn Zeichen äöü"), admin));
    assertTrue(Passwords.fault(secret("xyz123".repeat(22)), admin).isPresent());
    assertTrue(Passwords.fault(old, admin).isPresent());
  }
}
