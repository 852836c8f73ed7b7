package dev.controllerstatus.access;

import static dev.controllerstatus.access.Accounts.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
  @TempDir private Path temp;
  private Accounts box;

  @BeforeEach
  void open() throws Exception {
    box = new Accounts(temp, "{}");
    box.users.open();
  }

  private String begin(Role role) throws Exception {
    return box.sessions.begin(box.users.account(role)).session();
  }

  private Optional<Role> who(String token) {
    return box.sessions.find(token).map(Account::role);
  }

  @Test
  void a_session_belongs_to_whoever_began_it() throws Exception {
    String viewer = begin(Role.VIEWER);
    String admin = begin(Role.ADMIN);
    assertEquals(Optional.of(Role.VIEWER), who(viewer));
    assertEquals(Optional.of(Role.ADMIN), who(admin));
    assertEquals(Optional.empty(), who(viewer + "x"));
    assertEquals(Optional.empty(), who(""));
  }

  @Test
  void it_ends_when_nothing_is_asked_for_a_while() throws Exception {
    String token = begin(Role.VIEWER);
    box.pass(Sessions.IDLE);
    assertTrue(who(token).isPresent());
    box.pass(Sessions.IDLE);
    assertTrue(who(token).isPresent());
    box.pass(Sessions.IDLE.plusNanos(1));
    assertEquals(Optional.empty(), who(token));
  }

  @Test
  void an_open_page_that_asks_nothing_does_not_keep_it_going() throws Exception {
    String token = begin(Role.VIEWER);
    box.pass(Sessions.IDLE);
    assertTrue(box.sessions.isOpen(token));
    box.pass(Duration.ofNanos(1));
    assertFalse(box.sessions.isOpen(token));
  }

  @Test
  void it_ends_at_its_longest_however_busy() throws Exception {
    String token = begin(Role.VIEWER);
    for (int hours = 0; hours < Sessions.LONGEST.toHours(); hours++) {
      box.pass(Duration.ofHours(1));
      assertTrue(who(token).isPresent());
    }
    box.pass(Duration.ofNanos(1));
    assertEquals(Optional.empty(), who(token));
  }

  @Test
  void a_changed_password_ends_all_sessions_of_its_user_alone() throws Exception {
    String admin = begin(Role.ADMIN);
    String viewer = begin(Role.VIEWER);
    box.users.change(Role.ADMIN, secret("my own password"));
    assertEquals(Optional.empty(), who(admin));
    assertEquals(Optional.of(Role.VIEWER), who(viewer));
  }

  @Test
  void logging_out_ends_it() throws Exception {
    String token = begin(Role.VIEWER);
    assertEquals(Optional.of(Role.VIEWER), box.sessions.end(token).map(Account::role));
    assertEquals(Optional.empty(), who(token));
    assertEquals(Optional.empty(), box.sessions.end(token));
  }

  @Test
  void their_number_is_bounded_and_the_one_used_longest_ago_goes_first() throws Exception {
    String busy = begin(Role.VIEWER);
    String quiet = begin(Role.VIEWER);
    for (int i = 0; i < 499; i++) {
      begin(Role.VIEWER);
      assertTrue(who(busy).isPresent());
    }
    assertEquals(Optional.empty(), who(quiet));
  }
}
