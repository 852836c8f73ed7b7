package dev.controllerstatus.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.controllerstatus.config.SharedFile;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Outcome.Skipped;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.CurrentTargets;
import dev.controllerstatus.target.Targets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a public server is spared over starts of the service and by checks beside it. */
class TermsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T15:27:00Z");
  private static final Duration HALF_HOUR = Duration.ofMinutes(30);
  private static final Duration HOUR = Duration.ofHours(1);
  private final ScriptedProbe probe = new ScriptedProbe(_ -> Duration.ofMillis(1));
  private final BlockingQueue<Sample> samples = new LinkedBlockingQueue<>();
  private final List<Rounds> all = new ArrayList<>();
  @TempDir private Path folder;
  private volatile Instant wall = NOW;

  /** As one more process. */
  private Rounds start(Duration atMostEvery, InstantSource clock) {
    SharedFile file = new SharedFile(folder.resolve("data/asked.properties"), "told by a test");
    Rounds rounds =
        new Rounds(
            new CurrentTargets(new Targets(List.of(pool(atMostEvery)))),
            List.of(probe),
            List.of(samples::add),
            clock,
            new LastAsked(file, clock));
    all.add(rounds);
    rounds.start();
    return rounds;
  }

  /** Due once an hour, whatever the terms. */
  private static ScriptedProbe.Place pool(Duration atMostEvery) {
    ScriptedProbe.Place place = ScriptedProbe.place("pool", HOUR, Duration.ofSeconds(1));
    return new ScriptedProbe.Place(place.service(), atMostEvery);
  }

  private Rounds startAt(Instant moment) {
    wall = moment;
    return start(HALF_HOUR, () -> wall);
  }

  @AfterEach
  void stop() {
    all.forEach(Rounds::close);
  }

  private Sample next() throws InterruptedException {
    Sample sample = samples.poll(10, TimeUnit.SECONDS);
    assertNotNull(sample, "no sample came");
    return sample;
  }

  @Test
  void a_start_within_the_terms_asks_nothing_and_says_why() throws Exception {
    Rounds first = startAt(NOW);
    assertInstanceOf(Outcome.Up.class, next().outcome());
    first.close();
    Rounds second = startAt(NOW.plus(Duration.ofMinutes(29)));
    assertEquals(new Skipped(NOW, NOW.plus(HALF_HOUR)), next().outcome());
    second.close();
    assertEquals(1, probe.attempts.get());
    startAt(NOW.plus(HALF_HOUR));
    assertInstanceOf(Outcome.Up.class, next().outcome());
  }

  @Test
  void what_was_put_off_is_asked_as_soon_as_it_may_be() throws Exception {
    Duration terms = Duration.ofMillis(1500);
    Rounds before = start(terms, InstantSource.system());
    Sample first = next();
    before.close();
    start(terms, InstantSource.system());
    assertInstanceOf(Skipped.class, next().outcome());
    Sample second = next();
    while (second.outcome() instanceof Skipped) {
      second = next(); // The wall clock and the monotonic one differ a little.
    }
    assertInstanceOf(Outcome.Up.class, second.outcome());
    Duration between = Duration.between(first.at(), second.at());
    assertEquals(1500, between.toMillis(), 400, between::toString);
  }

  @Test
  void a_person_in_a_hurry_gets_the_reason_and_no_packet_is_made() throws Exception {
    Rounds before = startAt(NOW);
    next();
    before.close();
    Rounds restarted = startAt(NOW.plusSeconds(60));
    Sample known = next();
    Check check = restarted.check();
    check.await();
    assertSame(known, check.answers().getFirst().join());
    assertEquals(1, probe.attempts.get());
  }

  @Test
  void a_clock_set_back_does_not_make_a_running_service_ask_again() throws Exception {
    Rounds rounds = startAt(NOW);
    next();
    wall = NOW.minus(Duration.ofDays(365));
    rounds.check().await();
    assertEquals(1, probe.attempts.get());
  }

  @Test
  void a_clock_set_forward_does_not_make_a_running_service_ask_again() throws Exception {
    Rounds rounds = startAt(NOW);
    next();
    wall = NOW.plus(Duration.ofDays(365));
    rounds.check().await();
    assertEquals(1, probe.attempts.get());
  }

  @Test
  void a_service_keeps_its_result_when_a_check_beside_it_has_asked_meanwhile() throws Exception {
    Duration terms = Duration.ofMillis(1);
    Rounds service = start(terms, () -> wall);
    Sample known = next();
    wall = NOW.plus(terms); // From now on the service may ask too, and the check comes first.
    Rounds beside = start(terms, () -> wall);
    assertInstanceOf(Outcome.Up.class, next().outcome());
    beside.close();
    Check again = service.check();
    again.await();
    assertSame(known, again.answers().getFirst().join());
    assertEquals(2, probe.attempts.get());
  }

  @Test
  void without_a_usable_folder_one_process_keeps_to_the_terms_by_itself() throws Exception {
    Files.writeString(folder.resolve("data"), "a file in place of the folder");
    Rounds rounds = startAt(NOW);
    assertInstanceOf(Outcome.Up.class, next().outcome());
    rounds.check().await();
    assertEquals(1, probe.attempts.get());
  }
}
