package dev.controllerstatus.hotspot;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UplinkJudgeTest {
  private static final Duration AFTER = Duration.ofMinutes(3);
  private final UplinkJudge judge = new UplinkJudge(AFTER);
  private long at;

  private void pass(int seconds, Runnable eachSecond) {
    for (int second = 0; second < seconds; second++) {
      at += Duration.ofSeconds(1).toNanos();
      eachSecond.run();
      boolean _ = judge.isGone(false, at);
    }
  }

  private boolean isGone() {
    return judge.isGone(false, at);
  }

  private void fail() {
    judge.attempt(false, at);
  }

  private void work() {
    judge.attempt(true, at);
  }

  private void unplugForLong() {
    judge.link(false, at);
    pass(46, () -> {});
  }

  @Test
  void one_failure_is_none() {
    fail();
    pass(3600, () -> {});
    assertFalse(isGone());
  }

  @Test
  void many_failures_at_once_are_none_either() {
    for (int i = 0; i < 100; i++) {
      fail();
    }
    pass(170, () -> {});
    assertFalse(isGone());
  }

  @Test
  void nothing_that_works_for_long_enough_is_gone() {
    pass(185, this::fail);
    assertTrue(isGone());
  }

  @Test
  void one_service_that_works_is_an_uplink() {
    pass(
        3600,
        () -> {
          fail();
          if (at % Duration.ofSeconds(60).toNanos() == 0) {
            work();
          }
        });
    assertFalse(isGone());
  }

  @Test
  void a_radio_that_serves_people_on_site_is_given_more_time() {
    for (int second = 0; second < 14 * 60; second++) {
      at += Duration.ofSeconds(1).toNanos();
      fail();
      assertFalse(judge.isGone(true, at));
    }
    at += AFTER.toNanos();
    fail();
    assertTrue(judge.isGone(true, at));
  }

  @Test
  void a_cable_that_is_moved_is_not_gone() {
    judge.link(false, at);
    pass(40, () -> {});
    judge.link(true, at);
    pass(100, () -> {});
    assertFalse(isGone());
  }

  @Test
  void a_cable_that_stays_out_is_gone() {
    unplugForLong();
    assertTrue(isGone());
  }

  @Test
  void a_link_alone_does_not_bring_it_back() {
    unplugForLong();
    judge.link(true, at);
    pass(600, this::fail);
    assertTrue(isGone());
  }

  @Test
  void it_is_back_when_it_has_worked_for_a_while() {
    unplugForLong();
    judge.link(true, at);
    pass(25, this::work);
    assertTrue(isGone());
    pass(10, this::work);
    assertFalse(isGone());
  }

  @Test
  void a_success_now_and_then_does_not_bring_it_back() {
    unplugForLong();
    judge.link(true, at);
    for (int i = 0; i < 10; i++) {
      work();
      pass(100, () -> {});
    }
    assertTrue(isGone());
  }
}
