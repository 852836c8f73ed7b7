package dev.controllerstatus.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SetupPassesTest {
  private static final String PHONE = "02:00:00:00:00:01";
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final SetupPasses passes = new SetupPasses(nanos::get);

  @Test
  void a_pass_goes_for_a_quarter_of_an_hour() {
    String pass = passes.issue(PHONE);
    nanos.addAndGet(SetupPasses.LASTS.toNanos() - 1);
    assertTrue(passes.isGood(pass, PHONE));
    nanos.addAndGet(1);
    assertFalse(passes.isGood(pass, PHONE));
  }

  @Test
  void it_is_worth_nothing_on_another_device() {
    String pass = passes.issue(PHONE);
    assertFalse(passes.isGood(pass, "02:00:00:00:00:02"));
    assertFalse(passes.isGood(pass + "x", PHONE));
    assertFalse(passes.isGood("", PHONE));
  }

  @Test
  void when_the_code_is_spent_all_end() {
    String pass = passes.issue(PHONE);
    passes.endAll();
    assertFalse(passes.isGood(pass, PHONE));
  }

  @Test
  void there_are_only_so_many_and_the_oldest_goes_first() {
    String first = passes.issue(PHONE);
    String last = first;
    for (int i = 0; i < 50; i++) {
      last = passes.issue(PHONE);
    }
    assertFalse(passes.isGood(first, PHONE));
    assertTrue(passes.isGood(last, PHONE));
  }
}
