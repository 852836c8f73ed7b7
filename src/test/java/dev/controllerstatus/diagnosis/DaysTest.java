package dev.controllerstatus.diagnosis;

import static dev.controllerstatus.diagnosis.Month.BROKER;
import static dev.controllerstatus.diagnosis.Month.END;
import static dev.controllerstatus.diagnosis.Month.FIRST;
import static dev.controllerstatus.diagnosis.Month.at;
import static dev.controllerstatus.diagnosis.Month.stalls;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What thirty days of roll-ups tell, and what they must not be taken for. */
class DaysTest {
  private final Month month = new Month(MatrixTest.REMOTES);

  private static Month stalling(Month month) {
    stalls().forEach(at -> month.fails(BROKER, at, 1));
    return month;
  }

  /** When it has just stalled for the last time. */
  private static Instant lastly() {
    return stalls().getLast().plusSeconds(1_800);
  }

  @Test
  void seconds_of_a_broker_that_stalls_more_often_from_day_to_day_are_one_story() {
    Instant now = lastly();
    List<Cause> causes = stalling(month).causes(now);
    assertEquals(1, causes.size());
    Cause cause = causes.getFirst();
    assertEquals(Code.SERVICE_INTERMITTENT, cause.code());
    assertEquals(BROKER.toString(), cause.subject());
    assertEquals(Owner.PROVIDER, cause.owner());
    assertEquals(at(FIRST, 8, 0), cause.since());
    assertEquals("20", cause.values().get("hours"));
    assertEquals("4", cause.values().get("days"));
    assertEquals("5", cause.values().get("of"));
    assertEquals("growing", cause.values().get("form"));
  }

  @Test
  void its_proofs_tell_when_how_often_and_that_the_others_were_well() {
    Cause cause = stalling(month).causes(lastly()).getFirst();
    List<Says> says = cause.proofs().stream().map(Proof::says).distinct().toList();
    assertEquals(
        List.of(
            Says.FAILED_ON_DAYS,
            Says.MORE_AND_MORE,
            Says.FAILED_IN_HOUR,
            Says.HOURS_CLEAN,
            Says.CALM_BETWEEN),
        says);
    Proof clean = cause.proofs().get(cause.proofs().size() - 2);
    assertEquals("0", clean.values().get("failed"));
    assertEquals("6", clean.values().get("hosts"));
  }

  @Test
  void a_quiet_day_does_not_end_it_and_a_quiet_week_does() {
    stalling(month);
    Cause cause = month.causes(lastly()).getFirst();
    assertTrue(cause.quiet().compareTo(Duration.ofHours(36)) > 0);
    assertTrue(cause.quiet().compareTo(Duration.ofDays(7)) < 0);
    assertFalse(month.past(at(FIRST + 5, 23, 0)).of(BROKER).isEmpty());
    assertTrue(month.past(END).of(BROKER).isEmpty() || END.isBefore(at(FIRST + 11, 0, 0)));
  }

  @Test
  void it_is_no_cause_before_it_stands_out() {
    stalling(month);
    assertEquals(List.of(), month.causes(at(FIRST + 1, 23, 45)));
  }

  @Test
  void it_is_found_under_a_noise_that_all_have() {
    month.noise(1.0 / 20_000, new Random(3));
    Cause cause = stalling(month).causes(lastly()).getFirst();
    assertEquals(BROKER.toString(), cause.subject());
  }

  @Test
  void it_stays_a_story_when_a_month_of_it_has_made_it_usual() {
    for (int day = 10; day < 30; day++) {
      for (int hour = 1; hour < 24; hour += 4) {
        month.fails(BROKER, at(day, hour, (day * 37 + hour * 11) % 60), 1);
      }
    }
    Cause cause = month.causes(at(29, 21, 55)).getFirst();
    assertEquals(at(10, 1, 15), cause.since());
    assertEquals("days", cause.values().get("form"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_month_of_noise_gives_nothing(long seed) {
    Random random = new Random(seed);
    double share = Math.pow(10, -1.7 - 3.3 * random.nextDouble());
    assertNothing(
        new Month(MatrixTest.REMOTES.subList(0, 2 + random.nextInt(6))).noise(share, random));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.001, 0.0003, 0.0001})
  void a_noise_that_one_service_always_had_is_its_usual(double share) {
    assertNothing(month.noise(new TargetId("dns", "dns"), share, new Random(5)));
    assertNothing(
        new Month(MatrixTest.REMOTES).noise(new TargetId("ntp", "ntp"), share, new Random(6)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.001, 0.0003, 0.0001})
  void a_noise_that_begins_for_all_is_none_of_theirs(double share) {
    Month quiet = new Month(MatrixTest.REMOTES).noise(share, new Random(8));
    for (int day = 1; day < 9; day += 2) {
      assertEquals(List.of(), stories(quiet.from(20), at(20 + day, 0, 0)));
    }
  }

  /** On any day. */
  private static void assertNothing(Month month) {
    for (int day = 3; day <= 30; day += 3) {
      assertEquals(List.of(), stories(month, at(day, 0, 0)), "day " + day);
    }
  }

  private static List<TargetId> stories(Month month, Instant now) {
    Past past = month.past(now);
    return MatrixTest.REMOTES.stream()
        .map(Remote::id)
        .filter(id -> past.of(id).isPresent())
        .toList();
  }

  @Test
  void maintenance_at_the_same_hour_of_each_night_is_a_plan_and_no_trouble() {
    for (int day = 12; day < 30; day++) {
      month.fails(BROKER, at(day, 2, 50 + day % 3), 40);
    }
    assertNothing(month);
  }

  @Test
  void a_restart_at_the_same_time_of_each_night_is_none_either() {
    for (int day = 12; day < 30; day++) {
      month.fails(BROKER, at(day, 3, 0), 1);
    }
    assertNothing(month);
  }

  @Test
  void nights_of_maintenance_do_not_hide_the_days_of_trouble() {
    for (int day = 3; day < 30; day++) {
      month.fails(BROKER, at(day, 3, 0), 1);
    }
    Cause cause = stalling(month).causes(lastly()).getFirst();
    assertEquals(at(FIRST, 8, 0), cause.since());
  }

  @Test
  void outages_of_the_line_on_two_days_are_no_services_trouble() {
    for (int i = 0; i < 4; i++) {
      month.cut(at(20, 3 + 5 * i, 14 - i).plusSeconds(50), Duration.ofMinutes(70));
      month.cut(at(21, 2 + 5 * i, 29 + i).plusSeconds(50), Duration.ofMinutes(100));
    }
    for (int hour = 0; hour < 24; hour++) {
      month.cut(at(22, hour, 7), Duration.ofSeconds(30));
    }
    assertNothing(month);
  }

  @Test
  void one_outage_of_hours_and_one_bad_afternoon_are_no_coming_and_going() {
    month.fails(BROKER, at(15, 8, 5), 6 * 360);
    for (int minute = 0; minute < 300; minute += 13) {
      month.fails(BROKER, at(22, 13, minute), 1);
    }
    assertNothing(month);
  }

  @Test
  void what_the_box_suffers_too_is_not_the_services() {
    stalling(month);
    stalls().forEach(at -> month.fails(Remote.GATEWAY, at, 1));
    assertNothing(month);
  }

  @Test
  void with_nobody_to_compare_with_nobody_is_blamed() {
    assertNothing(stalling(new Month(MatrixTest.REMOTES.subList(0, 1))));
  }

  @Test
  void a_gap_is_no_trouble() {
    assertNothing(month.gap(at(3, 0, 0), at(9, 7, 15)).gap(at(20, 0, 0), at(20, 1, 0)));
  }

  @Test
  void a_gap_is_no_health_either() {
    Instant back = lastly().plus(Duration.ofDays(4)).plusSeconds(900);
    stalling(month).gap(lastly(), back);
    List<Cause> causes = month.causes(back.plusSeconds(1_800));
    assertEquals(List.of(BROKER.toString()), causes.stream().map(Cause::subject).toList());
    assertEquals(at(FIRST, 8, 0), causes.getFirst().since());
  }

  @Test
  void what_is_seen_just_now_belongs_to_the_story_of_the_days() {
    Site site = new Site(MatrixTest.REMOTES).rounds(12);
    List<Integer> bad = new ArrayList<>(List.of(20, 60, 90, 140));
    World stalls =
        new World() {
          @Override
          dev.controllerstatus.sample.Outcome service(Remote remote, long round, Instant at) {
            return remote.id().equals(BROKER) && bad.contains((int) round)
                ? timeout(dev.controllerstatus.sample.Stage.ANSWER)
                : super.service(remote, round, at);
          }
        };
    Window window = site.in(stalls).rounds(150).window();
    Month before = new Month(MatrixTest.REMOTES);
    for (int day = 26; day < 30; day++) {
      for (int hour = 2; hour < 24; hour += 6) {
        before.fails(BROKER, at(day, hour, (day * 37) % 60), 1);
      }
    }
    Window both = new Window(window.now(), window.targets(), window.samples(), before.past(END));
    List<Cause> causes = Diagnosis.of(both).causes();
    assertEquals(1, causes.size());
    assertEquals(at(26, 2, 0), causes.getFirst().since());
    assertTrue(causes.getFirst().quiet().compareTo(Duration.ofDays(1)) > 0);
    assertTrue(causes.getFirst().proofs().stream().anyMatch(p -> p.says() == Says.COMES_AND_GOES));
  }

  @Test
  void a_ledger_goes_on_as_if_it_had_been_read_anew() {
    stalling(month);
    Instant first = at(FIRST + 3, 0, 0);
    Instant later = at(FIRST + 3, 23, 30);
    Ledger known = Ledger.of(BROKER, month.points(BROKER, first), first);
    List<dev.controllerstatus.history.Point> news =
        month.points(BROKER, later).stream()
            .filter(point -> !point.from().isBefore(first.minusSeconds(7_200)))
            .toList();
    Ledger grown = known.with(news, later);
    Ledger anew = Ledger.of(BROKER, month.points(BROKER, later), later);
    for (int step = 0; step < Ledger.REACH; step++) {
      assertEquals(anew.attempts(step), grown.attempts(step));
      assertEquals(anew.failed(step), grown.failed(step));
    }
    assertEquals(anew.end(), grown.end());
  }
}
