package dev.controllerstatus.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.access.FirstPasswords;
import dev.controllerstatus.access.Role;
import dev.controllerstatus.access.Users;
import dev.controllerstatus.config.Configuration;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class PasswordCommandTest {
  @TempDir private Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String access = "{}";

  private Map<String, String> environment() throws Exception {
    Path file = temp.resolve("controller-status.yml");
    String yaml = "controller-status: { box: { data: '%s' }, access: %s }";
    Files.writeString(file, yaml.formatted(temp.resolve("data"), access));
    return Map.of(Configuration.FILE_VARIABLE, file.toString());
  }

  private int password(String typed, String... words) throws Exception {
    PasswordCommand command =
        new PasswordCommand(environment(), new ByteArrayInputStream(typed.getBytes(UTF_8)));
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }

  @Test
  void a_password_is_read_as_one_line() throws Exception {
    assertEquals(0, password("a good password\nmore", "viewer"));
    assertEquals("The password of viewer is set.\n", out.toString());
    try (Product product = Product.of(environment())) {
      product.get(Users.class).open();
      assertEquals(Set.of(Role.ADMIN), product.get(FirstPasswords.class).known().keySet());
    }
  }

  @Test
  void a_made_password_is_printed_and_an_admin_must_change_it() throws Exception {
    assertEquals(0, password("", "--random"));
    assertTrue(out.toString().startsWith("user admin, password "), out::toString);
    try (Product product = Product.of(environment())) {
      assertTrue(product.get(Users.class).account(Role.ADMIN).mustChange());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', admin, 'The new password must have 10 to 128 characters, at least 5 of them different.'",
    "a good password, root, 'There is no user \"root\": admin or viewer.'"
  })
  void what_cannot_be_set_is_told(String typed, String user, String message) throws Exception {
    assertEquals(3, password(typed, user));
    assertEquals(message + "\n", err.toString());
  }

  @Test
  void a_configured_password_is_changed_in_the_configuration() throws Exception {
    access = "{ admin: { password: from the file } }";
    assertEquals(3, password("a good password"));
    assertTrue(err.toString().contains("controller-status.access.admin.password"), err::toString);
  }
}
