package dev.controllerstatus.history.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  private long now = Long.MAX_VALUE - 7;
  private final Pace pace = new Pace(now);

  private Duration commit(boolean isUrgent) {
    Duration wait = Duration.ofNanos(pace.due(isUrgent) - now);
    now += wait.toNanos();
    pace.committed(isUrgent, now);
    return wait;
  }

  @Test
  void samples_wait_for_each_other_and_changes_do_not() {
    assertEquals(Duration.ofSeconds(10), commit(false));
    assertEquals(Duration.ofSeconds(1), commit(true));
    assertEquals(Duration.ofSeconds(10), commit(false));
  }

  @Test
  void changes_that_come_all_the_time_cost_little_more_than_none() {
    int commits = 0;
    for (Duration passed = Duration.ZERO; passed.toHours() < 1; commits++) {
      passed = passed.plus(commit(true));
    }
    assertTrue(commits < 370, commits + " commits in an hour");
  }

  @Test
  void after_a_calm_minute_a_change_is_prompt_again() {
    for (int i = 0; i < 10; i++) {
      commit(true);
    }
    now += Duration.ofMinutes(2).toNanos();
    pace.committed(true, now);
    assertEquals(Duration.ofSeconds(1), commit(true));
  }
}
