package dev.controllerstatus.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.access.SetupCode.Answer;
import dev.controllerstatus.config.Configured;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupCodeTest {
  private static final String PHONE = "02:00:00:00:00:01";
  @TempDir private Path temp;
  private Accounts accounts;
  private SetupCode code;

  @BeforeEach
  void open() throws Exception {
    accounts = new Accounts(temp, "{}");
    code = again();
    code.open();
  }

  private SetupCode again() throws Exception {
    String yaml = "controller-status: { box: { data: '" + temp + "' } }";
    Settings settings = Settings.read(Configured.of(yaml, Map.of()).root());
    return new SetupCode(settings, accounts.first, accounts.audit, accounts.nanos::get);
  }

  private String printed() throws Exception {
    return accounts.first.setupCode().orElseThrow().reveal();
  }

  private Answer enter(String typed, String station) throws Exception {
    return code.enter(new Secret(typed), station, Accounts.from("10.42.0.57"));
  }

  @Test
  void it_has_48_bits_without_look_alikes_and_is_kept_as_a_hash() throws Exception {
    assertTrue(printed().matches("[a-hjkmnp-z2-7]{5}-[a-hjkmnp-z2-7]{5}"), printed());
    String kept = Files.readString(temp.resolve("setup-code.properties"));
    assertTrue(kept.contains("hash=argon2id"), kept);
    assertFalse(kept.contains(printed()), kept);
  }

  @Test
  void it_is_right_however_it_is_typed() throws Exception {
    String typed = " " + printed().toUpperCase(Locale.ROOT).replace('-', ' ');
    assertInstanceOf(Answer.Right.class, enter(typed, PHONE));
    assertInstanceOf(Answer.Right.class, enter(printed().replace("-", ""), PHONE));
    assertTrue(accounts.audit.entries().getFirst().toString().contains("setup-code"));
  }

  @Test
  void who_guesses_waits_longer_each_time_and_others_do_not() throws Exception {
    assertInstanceOf(Answer.Wrong.class, enter("aaaaa-aaaaa", PHONE));
    Answer.Wait wait = assertInstanceOf(Answer.Wait.class, enter(printed(), PHONE));
    assertEquals(Duration.ofSeconds(1), wait.time());
    assertInstanceOf(Answer.Right.class, enter(printed(), "02:00:00:00:00:02"));
    accounts.pass(Duration.ofSeconds(1));
    assertInstanceOf(Answer.Wrong.class, enter("aaaaa-aaaab", PHONE));
    accounts.pass(Duration.ofSeconds(1));
    assertInstanceOf(Answer.Wait.class, enter(printed(), PHONE));
  }

  /** A new hardware address for each guess is easily had. Without a hash, wrong is told at once. */
  @Test
  void all_who_guess_are_held_down_together() throws Exception {
    Files.delete(temp.resolve("setup-code.properties"));
    int looked = 0;
    for (int guess = 0; guess < 160; guess++) {
      looked += enter("aaaaa-aaaaa", "station " + guess) instanceof Answer.Wrong ? 1 : 0;
    }
    assertTrue(looked < 150, "too many were looked at");
    assertTrue(looked > 10);
  }

  @Test
  void a_change_that_was_kept_spends_it_also_over_a_restart() throws Exception {
    String first = printed();
    code.tried(true);
    code = again();
    assertTrue(code.spend());
    assertNotEquals(first, printed());
    assertInstanceOf(Answer.Wrong.class, enter(first, PHONE));
    assertInstanceOf(Answer.Right.class, enter(printed(), "02:00:00:00:00:02"));
  }

  @Test
  void a_change_by_password_does_not_spend_it() throws Exception {
    String first = printed();
    code.tried(true);
    code.tried(false);
    assertFalse(code.spend());
    assertEquals(first, printed());
  }

  @Test
  void it_stays_the_same_over_a_restart() throws Exception {
    String first = printed();
    again().open();
    assertEquals(first, printed());
  }

  @Test
  void no_two_boxes_have_the_same() throws Exception {
    Set<String> codes = new HashSet<>();
    for (int box = 0; box < 5; box++) {
      code.tried(true);
      assertTrue(code.spend());
      codes.add(printed());
    }
    assertEquals(5, codes.size());
  }
}
