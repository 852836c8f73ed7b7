package dev.controllerstatus.access;

import static dev.controllerstatus.access.Accounts.from;
import static dev.controllerstatus.access.Accounts.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.access.Logins.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginsTest {
  private static final String RIGHT = "the right one";
  @TempDir private Path temp;
  private Accounts box;

  @BeforeEach
  void open() throws Exception {
    box =
        new Accounts(
            temp, "{ admin: { password: %1$s }, viewer: { password: %1$s } }".formatted(RIGHT));
    box.users.open();
  }

  private Answer login(String user, String password, Caller caller) {
    return box.logins.login(user, secret(password), caller);
  }

  private Answer basic(String user, String password, Caller caller) {
    return box.logins.basic(user, secret(password), caller);
  }

  @Test
  void a_wrong_name_and_a_wrong_password_get_the_same_answer() {
    assertEquals(
        login("admin", "wrong", from("10.0.0.1")), login("nobody", "wrong", from("10.0.0.2")));
    assertEquals(
        login("admin", "wrong", from("10.0.0.1")), login("nobody", "wrong", from("10.0.0.2")));
  }

  @Test
  void whoever_fails_has_to_wait_even_with_the_right_password() {
    login("admin", "wrong", from("10.0.0.1"));
    assertEquals(new Answer.Wait(Duration.ofSeconds(1)), login("admin", RIGHT, from("10.0.0.1")));
    assertInstanceOf(Answer.Right.class, login("admin", RIGHT, from("10.0.0.2")));
    box.pass(Duration.ofSeconds(1));
    assertInstanceOf(Answer.Right.class, login("admin", RIGHT, from("10.0.0.1")));
  }

  @Test
  void a_host_does_not_gain_by_changing_its_address_in_an_ipv6_network() {
    login("admin", "wrong", from("2001:db8::1"));
    assertInstanceOf(Answer.Wait.class, login("admin", "wrong", from("2001:db8::ffff:2")));
    assertInstanceOf(Answer.Wrong.class, login("admin", "wrong", from("2001:db8:0:1::1")));
  }

  @Test
  void a_script_is_not_hashed_twice_and_not_delayed_by_its_own_haste() {
    List<CompletableFuture<Answer>> answers =
        IntStream.range(0, 20)
            .mapToObj(
                _ -> CompletableFuture.supplyAsync(() -> basic("viewer", RIGHT, from("10.0.0.1"))))
            .toList();
    answers.forEach(answer -> assertInstanceOf(Answer.Right.class, answer.join()));
  }

  @Test
  void a_guess_from_elsewhere_learns_nothing_from_a_script_that_is_logged_in() {
    basic("viewer", RIGHT, from("10.0.0.1"));
    basic("viewer", "wrong", from("10.0.0.2"));
    assertInstanceOf(Answer.Wait.class, basic("viewer", RIGHT, from("10.0.0.2")));
    assertInstanceOf(Answer.Right.class, basic("viewer", RIGHT, from("10.0.0.1")));
  }

  @Test
  void a_script_is_looked_at_again_when_the_password_has_changed() throws Exception {
    Accounts made = new Accounts(temp.resolve("made"), "{}");
    String first = made.users.open().get(Role.VIEWER).reveal();
    assertInstanceOf(
        Answer.Right.class, made.logins.basic("viewer", secret(first), from("10.0.0.1")));
    made.users.change(Role.VIEWER, secret("another one"));
    assertInstanceOf(
        Answer.Wrong.class, made.logins.basic("viewer", secret(first), from("10.0.0.1")));
  }

  @Test
  void a_browser_that_logged_in_before_gets_in_through_a_flood() throws Exception {
    String device = box.sessions.begin(box.users.account(Role.ADMIN)).device();
    for (int i = 0; i < 50; i++) {
      login("admin", "guess", from("10.0.%d.1".formatted(i)));
    }
    assertInstanceOf(Answer.Wait.class, login("admin", RIGHT, from("10.9.9.9")));
    assertInstanceOf(Answer.Right.class, login("admin", RIGHT, from("10.0.0.1", device)));
  }

  @Test
  void a_token_that_the_box_did_not_issue_makes_nobody_known() throws Exception {
    String viewer = box.sessions.begin(box.users.account(Role.VIEWER)).device();
    for (String token :
        List.of("", "admin", "admin.x.y", viewer, viewer.replace("viewer", "admin"))) {
      login("admin", "wrong", from("10.0.0.1"));
      assertInstanceOf(Answer.Wait.class, login("admin", RIGHT, from("10.0.0.1", token)), token);
    }
    assertNotEquals(viewer, box.sessions.begin(box.users.account(Role.VIEWER)).device());
  }

  @Test
  void refusals_are_noted_without_the_name_that_was_typed() throws Exception {
    login("my secret password", "admin", from("192.168.1.7"));
    AuditEntry entry = box.audit.entries().getFirst();
    assertEquals("unknown", entry.who());
    assertEquals("192.168.1.7", entry.from());
    assertEquals("wrong", entry.what());
    assertTrue(box.audit.entries().stream().noneMatch(e -> e.toString().contains("secret")));
  }
}
