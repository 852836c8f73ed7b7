package dev.controllerstatus.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.api.Sparkline.Drawing;
import dev.controllerstatus.history.Discontinuity.Cause;
import dev.controllerstatus.history.History;
import dev.controllerstatus.history.MemoryHistory;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Phases;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.CurrentTargets;
import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Targets;
import dev.controllerstatus.target.Unset;
import dev.controllerstatus.words.Messages;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** A day in minutes, from the first of 96 quarters on; the last quarter has just begun. */
class SparklinesTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-21T09:45:10Z");
  private static final TargetId ID = new TargetId("https", "test");
  private static final Phases PHASES = new Phases(null, null, null, null, Duration.ofSeconds(1));
  private static final Outcome UP = new Outcome.Up(Duration.ofMillis(40), PHASES, List.of());
  private static final Outcome DOWN =
      new Outcome.Down(
          new Fault.Unreachable(Fault.Unreachable.Reason.TIMEOUT, Stage.CONNECT),
          PHASES,
          List.of());
  private static final Outcome REFUSED =
      new Outcome.Down(new Fault.Refused(Fault.Refused.Reason.LOGIN, "401"), PHASES, List.of());

  private static final Messages ENGLISH = Messages.in(Locale.ENGLISH);

  private final MemoryHistory past = new MemoryHistory();
  private Duration every = Duration.ofMinutes(1);

  private record Place(Service service) implements Target {
    @Override
    public Optional<Endpoint> endpoint() {
      return Optional.of(new Endpoint("https://test", "test", 443));
    }
  }

  private Service service() {
    Duration second = Duration.ofSeconds(1);
    return new Service(ID, "Test", "", "", false, every, second, second);
  }

  private Sparkline sparkline() {
    return sparkline(ENGLISH);
  }

  private Sparkline sparkline(Messages language) {
    Targets targets = new Targets(List.of(new Place(service())));
    return new Sparklines(new CurrentTargets(targets), past).at(NOW, language).get(ID.toString());
  }

  private Drawing drawing() {
    Drawing drawing = sparkline().drawing();
    assertTrue(drawing != null);
    return drawing;
  }

  /** What happened in each quarter from the one before the window on; null is nothing. */
  private void quarters(IntFunction<Outcome> outcomes) {
    for (int quarter = -1; quarter < 96; quarter++) {
      Outcome outcome = outcomes.apply(quarter);
      for (int minute = 0; outcome != null && minute < 15; minute++) {
        Instant at = START.plusSeconds(60 * (15L * quarter + minute));
        if (at.isBefore(NOW)) {
          past.add(ID, at, outcome);
        }
      }
    }
  }

  @Test
  void a_day_without_trouble_is_one_line() {
    quarters(_ -> UP);
    Sparkline day = sparkline();
    assertEquals("100 %", day.figure());
    assertEquals("of 1,426 checks in 24 hours", day.of());
    assertEquals("median 40 ms, 95 % within 40 ms", day.latency());
    assertEquals(
        "Last 24 hours: available in 100 % of 1,426 checks in 24 hours, median 40 ms, 95 % within"
            + " 40 ms.",
        day.label());
    Drawing drawing = drawing();
    assertEquals("M0 54H384", drawing.known());
    assertEquals("", drawing.gaps() + drawing.breaks() + drawing.before());
    assertEquals("", drawing.failed() + drawing.refused());
    assertTrue(drawing.median().startsWith("M0 28H4V28H8"), drawing::median);
    assertTrue(drawing.tail().endsWith("H384V54z"), drawing::tail);
  }

  @Test
  void in_german_figures_are_written_as_germans_do() {
    quarters(_ -> UP);
    past.add(ID, START, DOWN);
    past.add(Cause.INTERRUPTED, START.plusSeconds(9000), START.plusSeconds(9030));
    Sparkline day = sparkline(Messages.in(Locale.GERMAN));
    assertEquals("99,92 %", day.figure());
    assertEquals("von 1.427 Prüfungen in 24 Stunden", day.of());
    assertEquals("Median 40 ms, 95 % in höchstens 40 ms", day.latency());
    assertEquals(
        "Letzte 24 Stunden: erreicht in 99,92 % von 1.427 Prüfungen in 24 Stunden, Median 40 ms,"
            + " 95 % in höchstens 40 ms, 1 Lücke.",
        day.label());
  }

  @Test
  void a_failure_hangs_from_the_top_as_far_as_its_share() {
    quarters(i -> i == 3 ? DOWN : UP);
    past.add(ID, START.plusSeconds(60 * 15 * 5), DOWN);
    String whole = "M12 2h4v49l-2 3l-2 -3z";
    String little = "M20 2h4v7l-2 3l-2 -3z";
    assertEquals(whole + little, drawing().failed());
    assertEquals("98.8 %", sparkline().figure());
  }

  @Test
  void a_rare_failure_does_not_become_perfection() {
    quarters(_ -> UP);
    past.add(ID, START, DOWN);
    assertEquals("99.92 %", sparkline().figure());
  }

  @Test
  void a_refused_login_is_a_band_and_no_outage() {
    quarters(i -> i == 3 ? REFUSED : UP);
    assertEquals("M12 2h4v7h-4z", drawing().refused());
    assertEquals("", drawing().failed());
    assertEquals("100 %", sparkline().figure());
  }

  @Test
  void a_gap_is_neither_an_outage_nor_a_line() {
    quarters(i -> i >= 8 && i < 12 ? null : UP);
    past.add(Cause.STOPPED, START.plusSeconds(7190), START.plusSeconds(10_800));
    assertEquals("M32 2H48V54H32z", drawing().gaps());
    assertEquals("100 %", sparkline().figure());
    assertTrue(sparkline().label().endsWith(", 1 gap."), sparkline()::label);
  }

  @Test
  void a_short_break_is_a_stroke() {
    quarters(_ -> UP);
    past.add(Cause.INTERRUPTED, START.plusSeconds(9000), START.plusSeconds(9030));
    assertEquals("M40 2V54", drawing().breaks());
    assertTrue(sparkline().label().endsWith(", 1 gap."), sparkline()::label);
  }

  @Test
  void what_is_rarely_due_has_no_gaps_in_between() {
    every = Duration.ofHours(1);
    for (int hour = -1; hour < 24; hour++) {
      past.add(ID, START.plusSeconds(3600L * hour + 1800), UP);
    }
    assertEquals("", drawing().gaps());
    assertEquals("M0 54H384", drawing().known());
    assertEquals("of 24 checks in 24 hours", sparkline().of());
  }

  @Test
  void before_the_first_of_all_checks_there_was_no_gap() {
    quarters(i -> i < 92 ? null : UP);
    assertEquals("", drawing().gaps());
    assertEquals("M0 54H368", drawing().before());
    assertEquals("of 46 checks in 45 min", sparkline().of());
  }

  @Test
  void nothing_known_is_said() {
    Sparkline day = sparkline();
    assertNull(day.drawing());
    assertEquals("Nothing is known of the last 24 hours yet.", day.of());
    assertEquals("", day.figure());
  }

  @Test
  void checks_that_came_to_nothing_give_no_figure() {
    quarters(_ -> new Outcome.Inconclusive("Bug"));
    assertEquals("", sparkline().figure());
    assertEquals("No result in 24 hours.", sparkline().of());
    assertFalse(sparkline().label().contains("%"));
  }

  @Test
  void one_spike_does_not_flatten_the_rest() {
    Outcome slow = new Outcome.Up(Duration.ofSeconds(10), PHASES, List.of());
    quarters(i -> i == 7 ? slow : UP);
    assertTrue(drawing().median().startsWith("M0 41H4"), () -> drawing().median());
    assertTrue(drawing().median().contains("V2H32"), () -> drawing().median());
  }

  @Test
  void a_past_that_cannot_be_read_does_not_keep_the_page_away() {
    History broken =
        (History)
            Proxy.newProxyInstance(
                History.class.getClassLoader(),
                new Class<?>[] {History.class},
                (_, _, _) -> {
                  throw new IOException("disk");
                });
    Targets targets = new Targets(List.of(new Place(service())));
    Sparkline day =
        new Sparklines(new CurrentTargets(targets), broken).at(NOW, ENGLISH).get(ID.toString());
    assertEquals("The past cannot be read at the moment.", day.of());
    assertNull(day.drawing());
  }

  @Test
  void a_service_that_nobody_has_configured_has_no_past() {
    Targets targets = new Targets(List.of(new Unset(service())));
    assertEquals(Map.of(), new Sparklines(new CurrentTargets(targets), past).at(NOW, ENGLISH));
  }
}
