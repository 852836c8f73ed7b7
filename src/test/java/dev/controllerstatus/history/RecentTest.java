package dev.controllerstatus.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentTest {
  private static final TargetId ID = new TargetId("https", "test");
  private final Recent recent = new Recent();

  private static Kept sample(int second) {
    Outcome outcome = new Outcome.Inconclusive("test");
    Instant at = Instant.ofEpochSecond(second);
    return new Kept(second, ClockState.UNKNOWN, new Sample(ID, at, Duration.ZERO, outcome));
  }

  @Test
  void an_unknown_target_has_no_samples() {
    assertEquals(Optional.empty(), recent.latest(ID));
    assertEquals(List.of(), recent.of(ID));
  }

  @Test
  void the_oldest_samples_give_way_when_the_ring_is_full() {
    for (int i = 0; i <= Recent.KEPT; i++) {
      recent.add(sample(i));
    }
    assertEquals(Recent.KEPT, recent.of(ID).size());
    assertEquals(sample(1), recent.of(ID).getFirst());
    assertEquals(Optional.of(sample(Recent.KEPT)), recent.latest(ID));
  }

  @Test
  void many_targets_share_what_may_be_kept_in_all() {
    int targets = 100;
    int share = Recent.KEPT_IN_ALL / targets;
    for (int i = 0; i < targets * (share + 1); i++) {
      TargetId id = new TargetId("https", "t" + i % targets);
      Outcome outcome = new Outcome.Inconclusive("test");
      Sample sample = new Sample(id, Instant.EPOCH, Duration.ZERO, outcome);
      recent.add(new Kept(i, ClockState.UNKNOWN, sample));
    }
    assertEquals(share, recent.of(new TargetId("https", "t0")).size());
  }
}
