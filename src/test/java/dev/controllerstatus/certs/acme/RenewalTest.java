package dev.controllerstatus.certs.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.certs.acme.AcmeState.Reason;
import dev.controllerstatus.certs.x509.Identity;
import dev.controllerstatus.probe.TestAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an order is made, and when not. */
class RenewalTest {
  // As TestAuthority names its servers.
  private static final List<String> NAMES =
      List.of("localhost", "*.test", "127.0.0.1", "0:0:0:0:0:0:0:1");
  private static final Duration DAY = Duration.ofDays(1);
  @TempDir private Path folder;
  private final TestAuthority authority = new TestAuthority("Public");
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final AtomicInteger orders = new AtomicInteger();

  private Renewal renewal(Renewal.Orders source, boolean isClockRight) {
    return new Renewal(
        folder.resolve("acme.pem"),
        NAMES,
        () -> {
          orders.incrementAndGet();
          return source.order();
        },
        now::get,
        _ -> isClockRight,
        () -> 0);
  }

  private Identity good() {
    TestAuthority.Leaf leaf = authority.good();
    return new Identity(leaf.key(), List.of(leaf.certificate(), leaf.issuer()));
  }

  @Test
  void a_certificate_is_due_when_less_than_a_third_of_its_life_is_left() {
    TestAuthority.Leaf leaf = authority.good(); // From a day ago until a day ahead.
    Instant end = leaf.certificate().getNotAfter().toInstant();
    Instant third = end.minus(DAY.multipliedBy(2).dividedBy(3));
    assertFalse(Due.isDue(leaf.certificate(), NAMES, third.minusSeconds(1)));
    assertTrue(Due.isDue(leaf.certificate(), NAMES, third.plusSeconds(1)));
  }

  @Test
  void a_certificate_is_due_when_there_is_none_or_for_other_names() {
    assertTrue(Due.isDue(null, NAMES, now.get()));
    assertTrue(Due.isDue(authority.wrongName().certificate(), NAMES, now.get()));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, PT1M",
    "1, 1, PT1M12S",
    "2, 0, PT2M",
    "5, 0.5, PT17M36S",
    "11, 0, PT17H4M",
    "12, 0, P1D",
    "1000000, 0, P1D",
    "12, 1, PT28H48M"
  })
  void the_pause_doubles_up_to_a_day(int failures, double random, Duration pause) {
    assertEquals(pause, BackOff.after(failures, random));
  }

  @Test
  void a_success_ends_the_failures() throws Exception {
    AtomicReference<AcmeTrouble> trouble =
        new AtomicReference<>(new AcmeTrouble(Reason.HOOK, "No.", null));
    Renewal renewal =
        renewal(
            () -> {
              if (trouble.get() != null) {
                throw trouble.get();
              }
              return good();
            },
            true);
    renewal.look();
    assertEquals("No.", renewal.state().lastFailure().sentence());
    trouble.set(null);
    now.updateAndGet(instant -> instant.plusSeconds(60));
    renewal.look();
    assertNull(renewal.state().lastFailure());
    assertNull(renewal.state().nextAttempt());
    assertEquals(now.get(), renewal.state().lastSuccess());
    assertEquals(2, orders.get());
  }

  @Test
  void an_authority_that_asks_to_wait_longer_is_heard() throws Exception {
    Instant then = now.get().plus(DAY.multipliedBy(7));
    Renewal renewal =
        renewal(
            () -> {
              throw new AcmeTrouble(Reason.RATE_LIMITED, "Too many.", then, null);
            },
            true);
    renewal.look();
    assertEquals(then, renewal.state().nextAttempt());
    now.set(then.minusSeconds(1));
    renewal.look();
    assertEquals(1, orders.get());
    now.set(then);
    renewal.look();
    assertEquals(2, orders.get());
  }

  @Test
  void a_clock_that_was_set_back_holds_no_attempt_up() throws Exception {
    Renewal renewal =
        renewal(
            () -> {
              throw new AcmeTrouble(Reason.HOOK, "No.", null);
            },
            true);
    renewal.look();
    now.updateAndGet(instant -> instant.minus(DAY.multipliedBy(365)));
    renewal.look();
    assertEquals(2, orders.get());
  }

  @Test
  void nothing_is_ordered_while_the_clock_cannot_be_right() throws Exception {
    Renewal renewal = renewal(this::good, false);
    renewal.look();
    assertEquals(Reason.CLOCK, renewal.state().lastFailure().reason());
    assertEquals(0, orders.get());
  }

  @Test
  void a_folder_that_cannot_be_written_is_told() throws Exception {
    Files.createFile(folder.resolve("file"));
    Renewal renewal =
        new Renewal(
            folder.resolve("file/acme.pem"), NAMES, this::good, now::get, _ -> true, () -> 0);
    renewal.look();
    assertEquals(Reason.FOLDER, renewal.state().lastFailure().reason());
  }

  @Test
  void a_defect_is_told_and_tried_again_later() throws Exception {
    Renewal renewal =
        renewal(
            () -> {
              throw new IllegalStateException("a defect that this test makes");
            },
            true);
    renewal.look();
    assertEquals(Reason.DEFECT, renewal.state().lastFailure().reason());
    assertEquals(now.get().plusSeconds(60), renewal.state().nextAttempt());
  }
}
