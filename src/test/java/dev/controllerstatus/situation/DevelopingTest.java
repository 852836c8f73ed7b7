package dev.controllerstatus.situation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.diagnosis.Code;
import dev.controllerstatus.diagnosis.Month;
import dev.controllerstatus.diagnosis.Past;
import dev.controllerstatus.history.Discontinuity;
import dev.controllerstatus.history.Episodes;
import dev.controllerstatus.history.History;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.MemoryEpisodes;
import dev.controllerstatus.history.Point;
import dev.controllerstatus.history.Recent;
import dev.controllerstatus.history.Resolution;
import dev.controllerstatus.history.Window;
import dev.controllerstatus.target.CurrentTargets;
import dev.controllerstatus.target.TargetId;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Trouble that develops over days, looked at every hour by a box that may be started anew. */
class DevelopingTest {
  private final Month month = Month.ofStalls();
  private final Episodes episodes = new MemoryEpisodes();
  private final Recent recent = new Recent();
  private final List<Window> read = new ArrayList<>();
  private boolean isDiskBroken;
  private Instant now = Month.at(21, 0, 1);
  private Pasts pasts = pasts();
  private Situations situations = situations();

  private Pasts pasts() {
    return new Pasts(new CurrentTargets(month.targets()), new Stored(), () -> now);
  }

  private Situations situations() {
    Archive archive = new Archive(episodes, ObjectMapper.getDefault());
    return new Situations(new CurrentTargets(month.targets()), recent, archive, pasts, () -> now);
  }

  private void restart() {
    pasts = pasts();
    situations = situations();
  }

  /** One look every hour until then, after which these are open. */
  private List<Situation> lookUntil(Instant until) {
    while (now.isBefore(until)) {
      pasts.refresh();
      month.well(now).forEach(recent::add);
      situations.look();
      now = now.plusSeconds(3_600);
    }
    return situations.open();
  }

  private static Instant last() {
    return Month.stalls().getLast();
  }

  @Test
  void stalls_of_days_are_one_situation_from_the_first_to_a_quiet_time_after_the_last() {
    assertEquals(List.of(), lookUntil(Month.at(21, 2, 0)));
    List<Situation> quietDay = lookUntil(Month.at(23, 20, 0));
    assertEquals(1, quietDay.size());
    assertEquals(Code.SERVICE_INTERMITTENT, quietDay.getFirst().cause().code());
    assertEquals(Month.at(20, 8, 0), quietDay.getFirst().since());
    assertEquals(
        List.of(quietDay.getFirst().id()),
        lookUntil(last().plus(Duration.ofDays(1))).stream().map(Situation::id).toList());
    assertEquals(List.of(), lookUntil(last().plus(Duration.ofDays(5))));
    List<Situation> all = situations.between(Month.BEGIN, now);
    assertEquals(1, all.size());
    Duration late = Duration.between(last(), all.getFirst().until());
    assertTrue(late.toMinutes() < 150, late::toString);
  }

  @Test
  void a_restart_changes_nothing() {
    String id = lookUntil(Month.at(22, 23, 30)).getFirst().id();
    restart();
    assertEquals(id, lookUntil(Month.at(23, 12, 0)).getFirst().id());
    restart();
    assertEquals(id, lookUntil(Month.at(24, 12, 0)).getFirst().id());
  }

  @Test
  void days_without_power_do_not_end_it() {
    month.gap(Month.at(23, 0, 0), Month.at(28, 0, 0));
    String id = lookUntil(Month.at(22, 23, 30)).getFirst().id();
    now = Month.at(28, 0, 1);
    restart();
    assertEquals(id, lookUntil(Month.at(28, 12, 0)).getFirst().id());
  }

  @Test
  void the_past_is_read_when_a_quarter_of_an_hour_is_over_and_not_at_each_look() {
    pasts.refresh();
    int targets = read.size();
    assertEquals(
        Duration.ofDays(30), Duration.between(read.getFirst().from(), now.minusSeconds(60)));
    pasts.refresh();
    assertEquals(targets, read.size());
    now = now.plusSeconds(900);
    pasts.refresh();
    assertEquals(2 * targets, read.size());
    assertEquals(Duration.ofHours(2), length(read.getLast()));
  }

  private static Duration length(Window window) {
    return Duration.between(window.from(), window.to());
  }

  @Test
  void a_disk_that_cannot_be_read_does_not_stop_the_looking() {
    isDiskBroken = true;
    assertEquals(List.of(), lookUntil(Month.at(23, 0, 0)));
    isDiskBroken = false;
    now = Month.at(24, 21, 50);
    assertEquals(1, lookUntil(now.plusSeconds(60)).size());
    Past before = pasts.latest();
    isDiskBroken = true;
    lookUntil(now.plusSeconds(7_200));
    assertSame(before, pasts.latest());
  }

  /** The month, as far as it has passed. */
  private final class Stored implements History {
    @Override
    public List<Point> points(TargetId target, Window window, Resolution resolution)
        throws IOException {
      if (isDiskBroken) {
        throw new IOException("no disk");
      }
      read.add(window);
      return month.points(target, window.from(), window.to());
    }

    @Override
    public List<Kept> samples(TargetId target, Window window, int most) {
      return List.of();
    }

    @Override
    public List<Discontinuity> discontinuities(Window window) {
      return List.of();
    }

    @Override
    public Optional<Instant> firstAt(TargetId target) {
      return Optional.empty();
    }

    @Override
    public Optional<Instant> lastChangeAt(TargetId target) {
      return Optional.empty();
    }
  }
}
