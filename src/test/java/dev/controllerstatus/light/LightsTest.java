package dev.controllerstatus.light;

import static dev.controllerstatus.light.Light.GREEN;
import static dev.controllerstatus.light.Light.GREY;
import static dev.controllerstatus.light.Light.RED;
import static dev.controllerstatus.light.Light.YELLOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.controllerstatus.light.Verdict.Reason;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Phases;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Unset;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LightsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T15:27:41Z");
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Phases PHASES = new Phases(null, null, null, null, Duration.ofSeconds(1));

  private record Place(Service service) implements Target {
    @Override
    public Optional<Endpoint> endpoint() {
      return Optional.of(new Endpoint("test://host:1", "host", 1));
    }
  }

  private static Service service(Duration slowAbove) {
    TargetId id = new TargetId("https", "test");
    return new Service(id, "Test", "", "", false, EVERY, Duration.ofSeconds(5), slowAbove);
  }

  private static final Target TARGET = new Place(service(Duration.ofMillis(200)));

  private static Verdict of(Outcome outcome) {
    return Lights.of(TARGET, sample(outcome, Duration.ZERO), NOW);
  }

  private static Optional<Sample> sample(Outcome outcome, Duration age) {
    return Optional.of(new Sample(TARGET.id(), NOW.minus(age), Duration.ZERO, outcome));
  }

  private static Outcome up(Duration latency) {
    return new Outcome.Up(latency, PHASES, List.of());
  }

  private static Outcome down(Fault fault) {
    return new Outcome.Down(fault, PHASES, List.of());
  }

  @ParameterizedTest
  @CsvSource({"0, GREEN", "199000, GREEN", "199999, GREEN", "200000, YELLOW", "201000, YELLOW"})
  void the_boundary_of_slow_is_the_threshold_itself(long micros, Light expected) {
    assertEquals(expected, of(up(Duration.ofNanos(micros * 1000))).light());
  }

  @Test
  void the_threshold_is_the_targets_own() {
    Target patient = new Place(service(Duration.ofSeconds(2)));
    Optional<Sample> slow = sample(up(Duration.ofMillis(1999)), Duration.ZERO);
    assertEquals(GREEN, Lights.of(patient, slow, NOW).light());
  }

  @Test
  void reached_but_refused_the_login_is_yellow() {
    Verdict verdict = of(down(new Fault.Refused(Fault.Refused.Reason.LOGIN, "401")));
    assertEquals(new Verdict(YELLOW, Reason.LOGIN_REFUSED), verdict);
    assertEquals(YELLOW, of(down(new Fault.Refused(Fault.Refused.Reason.VHOST, "x"))).light());
  }

  @Test
  void every_other_fault_is_red() {
    assertEquals(RED, of(down(new Fault.Refused(Fault.Refused.Reason.STATUS, "500"))).light());
    assertEquals(RED, of(down(new Fault.Slow(Fault.Slow.Reason.TIMEOUT, Stage.ANSWER))).light());
    assertEquals(
        RED,
        of(down(new Fault.Unreachable(Fault.Unreachable.Reason.TIMEOUT, Stage.CONNECT))).light());
  }

  @ParameterizedTest
  @CsvSource({
    "refused/login, true",
    "refused/vhost, true",
    "refused/status, false",
    "unreachable/timeout, false",
    "local/no-network, false",
    "of-a-later/release, false"
  })
  void a_fault_is_judged_by_its_words_as_by_itself(String words, boolean isReached) {
    assertEquals(isReached, Lights.isReached(words));
  }

  @Test
  void a_probe_that_broke_is_no_evidence() {
    assertEquals(new Verdict(GREY, Reason.INCONCLUSIVE), of(new Outcome.Inconclusive("Bug")));
  }

  @Test
  void a_service_that_may_not_be_asked_yet_is_not_due_until_it_was() {
    Instant next = NOW.plus(Duration.ofMinutes(25));
    Optional<Sample> skipped = sample(new Outcome.Skipped(NOW.minusSeconds(300), next), EVERY);
    for (Instant moment : List.of(NOW, next, next.plus(EVERY))) {
      assertEquals(new Verdict(GREY, Reason.NOT_DUE), Lights.of(TARGET, skipped, moment));
    }
    assertEquals(
        new Verdict(GREY, Reason.STALE),
        Lights.of(TARGET, skipped, next.plus(EVERY).plusMillis(1)));
  }

  @Test
  void a_service_without_an_address_is_not_configured() {
    Target unset = new Unset(TARGET.service());
    assertEquals(new Verdict(GREY, Reason.NOT_CONFIGURED), Lights.of(unset, Optional.empty(), NOW));
  }

  @Test
  void before_the_first_result_nothing_is_known() {
    assertEquals(new Verdict(GREY, Reason.PENDING), Lights.of(TARGET, Optional.empty(), NOW));
  }

  @Test
  void a_result_older_than_two_intervals_is_stale_whatever_it_was() {
    Outcome fast = up(Duration.ofMillis(1));
    assertEquals(GREEN, Lights.of(TARGET, sample(fast, EVERY.multipliedBy(2)), NOW).light());
    Optional<Sample> old = sample(fast, EVERY.multipliedBy(2).plusMillis(1));
    assertEquals(new Verdict(GREY, Reason.STALE), Lights.of(TARGET, old, NOW));
  }

  @Test
  void a_result_from_before_the_clock_was_set_back_is_stale() {
    Optional<Sample> future = sample(up(Duration.ofMillis(1)), Duration.ofHours(-1));
    assertEquals(new Verdict(GREY, Reason.STALE), Lights.of(TARGET, future, NOW));
  }

  @Test
  void what_is_behind_a_trouble_is_not_judged_unless_it_works() {
    Verdict notJudged = new Verdict(GREY, Reason.NOT_JUDGED);
    assertEquals(notJudged, Lights.behindTrouble(verdict(Reason.UNREACHABLE)));
    assertEquals(notJudged, Lights.behindTrouble(verdict(Reason.SLOW)));
    for (Reason known : List.of(Reason.FAST, Reason.LOGIN_REFUSED, Reason.STALE, Reason.PENDING)) {
      assertEquals(verdict(known), Lights.behindTrouble(verdict(known)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FAST FAST FAST, GREEN",
    "FAST SLOW LOGIN_REFUSED, GREEN",
    "FAST UNREACHABLE UNREACHABLE, YELLOW",
    "LOGIN_REFUSED UNREACHABLE, YELLOW",
    "UNREACHABLE UNREACHABLE, RED",
    "UNREACHABLE STALE, RED",
    "FAST STALE, YELLOW",
    "FAST PENDING, YELLOW",
    "FAST NOT_CONFIGURED, GREEN",
    "FAST NOT_DUE, GREEN",
    "UNREACHABLE NOT_DUE, RED",
    "NOT_DUE NOT_CONFIGURED, GREY",
    "UNREACHABLE NOT_CONFIGURED, RED",
    "STALE PENDING INCONCLUSIVE, GREY",
    "NOT_JUDGED NOT_JUDGED, RED",
    "NOT_JUDGED STALE, RED",
    "NOT_JUDGED FAST, YELLOW",
    "NOT_CONFIGURED NOT_CONFIGURED, GREY",
    "'', GREY"
  })
  void the_box_is_judged_over_its_configured_services(String reasons, Light expected) {
    List<Verdict> services =
        Arrays.stream(reasons.split(" "))
            .filter(reason -> !reason.isEmpty())
            .map(reason -> verdict(Reason.valueOf(reason)))
            .toList();
    assertEquals(expected, Lights.ofBox(services));
  }

  private static Verdict verdict(Reason reason) {
    Light light =
        switch (reason) {
          case FAST -> GREEN;
          case SLOW, LOGIN_REFUSED -> YELLOW;
          case UNREACHABLE -> RED;
          case NOT_CONFIGURED, NOT_JUDGED, INCONCLUSIVE, NOT_DUE, PENDING, STALE -> GREY;
        };
    return new Verdict(light, reason);
  }
}
