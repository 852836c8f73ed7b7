package dev.controllerstatus.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GateTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final Gate gate = new Gate(nanos::get);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private boolean isOpen(String who) {
    return isOpen(who, "192.0.2.0");
  }

  private boolean isOpen(String who, String network) {
    return gate.enter(who, Optional.of(Source.of(InetAddress.ofLiteral(network)))).isZero();
  }

  private Duration enterAsKnown(String who) {
    return gate.enter(who, Optional.empty());
  }

  @Test
  void each_failure_doubles_the_delay_up_to_thirty_seconds() {
    assertTrue(isOpen("a"));
    for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30, 30}) {
      assertEquals(Duration.ofSeconds(seconds), enterAsKnown("a"));
      pass(Duration.ofSeconds(seconds));
      assertTrue(enterAsKnown("a").isZero());
    }
  }

  @Test
  void asking_too_soon_does_not_lengthen_the_delay() {
    assertTrue(isOpen("a"));
    IntStream.range(0, 100).forEach(_ -> assertFalse(isOpen("a")));
    pass(Duration.ofSeconds(1));
    assertTrue(isOpen("a"));
  }

  @Test
  void a_success_ends_the_delay_and_an_hour_forgets_it() {
    assertTrue(isOpen("a"));
    gate.succeeded("a", Optional.empty());
    assertTrue(isOpen("a"));
    pass(Duration.ofHours(1).plusNanos(1));
    assertTrue(isOpen("a"));
    assertEquals(Duration.ofSeconds(1), gate.delay("a"));
  }

  @Test
  void one_who_fails_does_not_delay_another() {
    assertTrue(isOpen("a"));
    assertTrue(isOpen("b"));
  }

  @Test
  void strangers_of_a_network_where_many_fail_share_a_bucket() {
    assertEquals(4 + 128, IntStream.range(0, 1000).filter(i -> isOpen("stranger " + i)).count());
    pass(Duration.ofSeconds(1));
    assertTrue(isOpen("one more"));
    assertFalse(isOpen("and another"));
  }

  @Test
  void a_quiet_network_does_not_wait_for_a_loud_one() {
    IntStream.range(0, 1000).forEach(i -> isOpen("stranger " + i));
    assertTrue(isOpen("somebody", "198.51.100.0"));
    pass(Duration.ofSeconds(1));
    assertTrue(isOpen("somebody", "198.51.100.0"), "mistyped once");
  }

  @Test
  void who_gets_in_does_not_make_the_network_loud() {
    for (int i = 0; i < 100; i++) {
      assertTrue(isOpen("somebody"));
      gate.succeeded("somebody", Optional.of(Source.of(InetAddress.ofLiteral("192.0.2.0"))));
      pass(Duration.ofSeconds(1));
    }
    IntStream.range(0, 1000).forEach(i -> isOpen("stranger " + i, "198.51.100.0"));
    assertTrue(isOpen("somebody"));
  }

  @Test
  void many_quiet_networks_share_a_bucket() {
    long guesses =
        IntStream.range(0, 250).filter(i -> isOpen("stranger " + i, "192.0." + i + ".0")).count();
    assertEquals(20, guesses);
  }

  @Test
  void those_who_have_failed_do_not_use_up_what_others_need() {
    IntStream.range(0, 24).forEach(i -> isOpen("guesser " + i));
    pass(Duration.ofSeconds(30));
    long guesses = IntStream.range(0, 24).filter(i -> isOpen("guesser " + i)).count();
    assertEquals(10, guesses);
    assertTrue(isOpen("somebody new"));
  }

  @Test
  void a_known_browser_waits_for_no_stranger() {
    IntStream.range(0, 1000).forEach(i -> isOpen("stranger " + i));
    assertTrue(enterAsKnown("known").isZero());
    assertFalse(enterAsKnown("known").isZero());
  }

  @Test
  void a_thousand_addresses_get_a_guess_in_two_seconds_each_after_their_first() {
    int first = guessing(Duration.ofMinutes(20));
    int later = guessing(Duration.ofMinutes(10));
    assertTrue(first <= 1000 + 610, () -> "first twenty minutes: " + first);
    assertTrue(later <= 310, () -> "next ten minutes: " + later);
  }

  private int guessing(Duration time) {
    int guesses = 0;
    for (int second = 0; second < time.toSeconds(); second++) {
      guesses += (int) IntStream.range(0, 1000).filter(i -> isOpen("address " + i)).count();
      pass(Duration.ofSeconds(1));
    }
    return guesses;
  }
}
