package dev.controllerstatus.rounds;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RhythmTest {
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final long SECOND = 1_000_000_000;
  private static final Rhythm.Origin ORIGIN = new Rhythm.Origin(0, 1);

  @Test
  void targets_are_spread_over_their_interval() {
    for (int place = 0; place < 10; place++) {
      Rhythm rhythm = new Rhythm(EVERY, place / 10.0, ORIGIN, 0);
      long second = rhythm.nextAfter(0);
      assertTrue(second >= 4 * SECOND && second <= 16 * SECOND, "second attempt at " + second);
    }
  }

  @Test
  void what_hits_all_is_met_soon_also_after_days() {
    List<Rhythm> rhythms =
        IntStream.range(0, 10).mapToObj(i -> new Rhythm(EVERY, i / 10.0, ORIGIN, i)).toList();
    long now = EVERY.toNanos();
    for (int i = 0; i < 100_000; i++) {
      long from = now;
      now = rhythms.stream().mapToLong(rhythm -> rhythm.nextAfter(from)).min().orElseThrow();
      long gap = now - from;
      assertTrue(gap <= 2.1 * SECOND, "nothing for " + gap / 1e9 + " s");
    }
  }

  @Test
  void the_average_pace_is_the_interval_although_each_step_varies() {
    Rhythm rhythm = new Rhythm(EVERY, 0.5, ORIGIN, 0);
    long now = 0;
    boolean isVaried = false;
    for (int i = 0; i < 1000; i++) {
      long next = rhythm.nextAfter(now);
      isVaried |= i > 0 && Math.abs(next - now - EVERY.toNanos()) > SECOND / 10;
      assertTrue(next > now, "time goes on");
      now = next;
    }
    assertTrue(isVaried, "no jitter");
    assertTrue(Math.abs(now / 1000.0 - EVERY.toNanos()) < 0.02 * EVERY.toNanos(), "pace " + now);
  }

  @Test
  void missed_beats_are_not_made_up_in_a_burst() {
    Rhythm rhythm = new Rhythm(EVERY, 0, ORIGIN, 0);
    rhythm.nextAfter(0);
    long wokeUp = 3600 * SECOND;
    long next = rhythm.nextAfter(wokeUp);
    assertTrue(next > wokeUp && next <= wokeUp + 12 * SECOND, "next at " + next);
    assertTrue(rhythm.nextAfter(next) - next >= 7 * SECOND, "a burst");
  }

  @Test
  void a_fault_with_the_period_of_the_rhythm_is_neither_always_met_nor_always_missed() {
    Rhythm rhythm = new Rhythm(EVERY, 0.5, ORIGIN, 0);
    int[] met = new int[5];
    long now = 0;
    for (int i = 0; i < 2000; i++) {
      now = rhythm.nextAfter(now);
      met[(int) (Math.floorMod(now, EVERY.toNanos()) * met.length / EVERY.toNanos())]++;
    }
    for (int part = 0; part < met.length; part++) {
      assertTrue(met[part] > 100, "fifth " + part + " of the interval was met " + met[part]);
    }
  }
}
