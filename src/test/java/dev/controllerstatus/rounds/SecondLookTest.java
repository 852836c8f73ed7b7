package dev.controllerstatus.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Phases;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Role;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecondLookTest {
  private static final Phases NONE = new Phases(null, null, null, null, Duration.ZERO);
  private static final Outcome GOOD = new Outcome.Up(Duration.ofMillis(9), NONE, List.of());
  private static final Outcome SLOW = new Outcome.Up(Duration.ofSeconds(1), NONE, List.of());
  private static final Outcome BAD =
      new Outcome.Down(new Unreachable(Unreachable.Reason.TIMEOUT, Stage.CONNECT), NONE, List.of());
  private static final Outcome REFUSED =
      new Outcome.Down(new Unreachable(Unreachable.Reason.REFUSED, Stage.CONNECT), NONE, List.of());

  private final List<String> asked = new ArrayList<>();
  private final List<Later> later = new ArrayList<>();
  private Duration now = Duration.ZERO;
  private final SecondLook look =
      new SecondLook(
          List.of(
              thing("https/a", Role.SERVICE, null),
              thing("https/b", Role.SERVICE, null),
              thing("box/box", Role.WAY, null),
              thing("path/a", Role.WAY, "https/a"),
              thing("path/b", Role.WAY, "https/b")),
          id -> asked.add(now.toMillis() + " " + id),
          (time, task) -> later.add(new Later(now.plus(time), task)),
          () -> now.toNanos());

  private record Later(Duration at, Runnable task) {}

  private record Thing(Service service, Role role, Optional<TargetId> leadsTo) implements Target {
    @Override
    public Optional<Endpoint> endpoint() {
      return Optional.empty();
    }
  }

  @Test
  void the_first_failure_asks_for_the_way_and_for_the_other_services() {
    heard("https/a", GOOD);
    heard("https/b", GOOD);
    heard("https/a", BAD);
    pass(Duration.ofSeconds(1));
    assertEquals(List.of("0 box/box", "0 path/a", "0 https/b"), asked);
  }

  @Test
  void when_the_way_of_all_is_gone_or_back_all_services_are_asked_at_once() {
    heard("box/box", GOOD);
    heard("https/a", GOOD);
    pass(Duration.ofSeconds(1));
    heard("box/box", BAD);
    pass(Duration.ofSeconds(2));
    heard("box/box", BAD);
    pass(Duration.ofSeconds(1));
    heard("box/box", GOOD);
    pass(Duration.ofSeconds(1));
    assertEquals(List.of("1000 https/a", "1250 https/b", "4000 https/a", "4250 https/b"), asked);
  }

  @Test
  void a_way_that_comes_and_goes_is_no_reason_to_ask_all_the_time() {
    heard("box/box", GOOD);
    for (int i = 0; i < 20; i++) {
      heard("box/box", i % 2 == 0 ? BAD : GOOD);
      pass(Duration.ofMillis(1000));
    }
    assertEquals(8, asked.size(), asked.toString());
  }

  @Test
  void while_the_trouble_lasts_the_way_is_looked_at_after_longer_and_longer() {
    heard("https/a", BAD);
    asked.clear();
    pass(Duration.ofSeconds(1700));
    assertEquals(
        List.of(
            "5000 path/a",
            "15000 path/a",
            "45000 path/a",
            "105000 path/a",
            "405000 path/a",
            "1005000 path/a",
            "1605000 path/a"),
        asked);
  }

  @Test
  void once_the_service_is_well_its_way_is_left_alone() {
    heard("https/a", BAD);
    heard("https/a", GOOD);
    asked.clear();
    pass(Duration.ofSeconds(60));
    assertEquals(List.of(), asked);
  }

  @Test
  void a_second_trouble_begins_anew_and_the_first_one_is_not_resumed() {
    heard("https/a", BAD);
    pass(Duration.ofSeconds(7));
    heard("https/a", GOOD);
    heard("https/a", BAD);
    asked.clear();
    pass(Duration.ofSeconds(9));
    assertEquals(List.of("7000 https/b", "12000 path/a"), asked);
  }

  @Test
  void slowness_asks_for_its_own_way_only() {
    heard("https/a", GOOD);
    heard("https/b", GOOD);
    heard("https/a", SLOW);
    pass(Duration.ofSeconds(1));
    assertEquals(List.of("0 path/a"), asked);
  }

  @Test
  void a_service_that_comes_and_goes_does_not_make_the_others_be_asked_all_the_time() {
    heard("https/b", GOOD);
    for (int second = 0; second < 25; second++) {
      heard("https/a", second % 2 == 0 ? BAD : GOOD);
      pass(Duration.ofSeconds(1));
    }
    assertEquals(3, asked.stream().filter(ask -> ask.endsWith("https/b")).count());
  }

  @Test
  void what_fails_in_another_way_is_looked_at_anew_but_once() {
    heard("https/a", BAD);
    pass(Duration.ofSeconds(20));
    asked.clear();
    heard("https/a", REFUSED);
    heard("https/a", BAD);
    heard("https/a", REFUSED);
    pass(Duration.ofSeconds(9));
    assertEquals(List.of("20000 path/a", "25000 path/a"), asked);
  }

  @Test
  void a_box_that_is_too_busy_to_measure_looks_when_it_has_time_again() {
    heard("box/box", waiting(Duration.ofSeconds(2)));
    heard("https/a", BAD);
    pass(Duration.ofSeconds(9));
    heard("box/box", waiting(Duration.ofMillis(1)));
    pass(Duration.ofSeconds(2));
    assertEquals(List.of("0 box/box", "10000 path/a"), asked);
  }

  @Test
  void a_thin_line_is_not_filled_with_looks() {
    List<Target> many =
        IntStream.range(0, 6)
            .boxed()
            .flatMap(
                i ->
                    Stream.of(
                        thing("https/s" + i, Role.SERVICE, null),
                        thing("path/s" + i, Role.WAY, "https/s" + i)))
            .toList();
    SecondLook crowded =
        new SecondLook(
            many,
            id -> asked.add(now.toMillis() + " " + id),
            (time, task) -> later.add(new Later(now.plus(time), task)),
            () -> now.toNanos());
    for (int i = 0; i < 6; i++) {
      crowded.heard(sample("https/s" + i, BAD));
    }
    pass(Duration.ofSeconds(3));
    assertEquals(
        List.of("0 path/s0", "0 path/s1", "0 path/s2", "0 path/s3", "2000 path/s4", "2000 path/s5"),
        asked);
  }

  private static Outcome waiting(Duration delay) {
    return new Outcome.Up(delay, NONE, List.of(new Fact.Load(delay, 100, 50, 50)));
  }

  @Test
  void what_says_nothing_of_the_service_changes_nothing() {
    heard("https/a", new Outcome.Inconclusive("Defect"));
    heard("box/box", BAD);
    assertEquals(List.of(), asked);
  }

  private void heard(String id, Outcome outcome) {
    look.heard(sample(id, outcome));
  }

  private static Sample sample(String id, Outcome outcome) {
    return new Sample(TargetId.parse(id).orElseThrow(), Instant.EPOCH, Duration.ZERO, outcome);
  }

  /** Lets time pass, and does what is due meanwhile, in its order. */
  private void pass(Duration time) {
    Duration end = now.plus(time);
    while (true) {
      Optional<Later> next =
          later.stream()
              .filter(one -> one.at().compareTo(end) <= 0)
              .min(Comparator.comparing(Later::at));
      if (next.isEmpty()) {
        now = end;
        return;
      }
      later.remove(next.get());
      now = next.get().at();
      next.get().task().run();
    }
  }

  private static Target thing(String id, Role role, String to) {
    Service service =
        ScriptedProbe.place("x", Duration.ofSeconds(9), Duration.ofSeconds(1)).service();
    return new Thing(
        service.as(TargetId.parse(id).orElseThrow(), id),
        role,
        Optional.ofNullable(to).flatMap(TargetId::parse));
  }
}
