package dev.controllerstatus.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.SharedFile;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.CurrentTargets;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Targets;
import dev.controllerstatus.target.Unset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final CountDownLatch NEVER = new CountDownLatch(1);
  private final BlockingQueue<Sample> samples = new LinkedBlockingQueue<>();
  @TempDir private Path folder;
  private Rounds rounds;

  private Rounds rounds(ScriptedProbe probe, List<Target> targets) {
    return rounds(probe, new CurrentTargets(new Targets(targets)));
  }

  private Rounds rounds(ScriptedProbe probe, CurrentTargets current) {
    rounds =
        new Rounds(
            current, List.of(probe), List.of(samples::add), InstantSource.system(), lastAsked());
    return rounds;
  }

  private LastAsked lastAsked() {
    return new LastAsked(
        new SharedFile(folder.resolve("asked.properties"), "told by a test"),
        InstantSource.system());
  }

  @AfterEach
  void stop() {
    if (rounds != null) {
      rounds.close();
    }
  }

  private Sample next() throws InterruptedException {
    Sample sample = samples.poll(5, TimeUnit.SECONDS);
    assertNotNull(sample, "no sample came");
    return sample;
  }

  private static Duration quick() {
    return Duration.ofMillis(1);
  }

  @Test
  void every_target_has_a_first_result_right_after_the_start() throws Exception {
    List<Target> targets =
        IntStream.range(0, 50)
            .<Target>mapToObj(i -> ScriptedProbe.place("t" + i, HOUR, SECOND))
            .toList();
    rounds(new ScriptedProbe(_ -> quick()), targets).start();
    Set<Object> seen = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      seen.add(next().target());
    }
    assertEquals(50, seen.size());
  }

  @Test
  void targets_without_an_address_are_never_asked() throws Exception {
    Target unset = new Unset(ScriptedProbe.place("unset", HOUR, SECOND).service());
    Target set = ScriptedProbe.place("set", HOUR, SECOND);
    rounds(new ScriptedProbe(_ -> quick()), List.of(unset, set)).start();
    assertEquals(set.id(), next().target());
    assertEquals(1, rounds.check().total());
  }

  @Test
  void an_attempt_that_never_ends_is_ended_at_its_deadline() throws Exception {
    ScriptedProbe hanging =
        new ScriptedProbe(
            attempt -> {
              attempt.enter(Stage.ANSWER);
              NEVER.await();
              return quick();
            });
    rounds(hanging, List.of(ScriptedProbe.place("t", HOUR, Duration.ofMillis(200)))).start();
    Outcome.Down down = assertInstanceOf(Outcome.Down.class, next().outcome());
    assertEquals(
        new Fault.Unreachable(Fault.Unreachable.Reason.SILENT, Stage.ANSWER), down.fault());
  }

  @Test
  void an_attempt_that_ignores_the_interrupt_still_has_a_result() throws Exception {
    ScriptedProbe deaf =
        new ScriptedProbe(
            attempt -> {
              attempt.heard();
              attempt.enter(Stage.ANSWER);
              for (long end = System.nanoTime() + 2_000_000_000; System.nanoTime() < end; ) {
                Thread.onSpinWait();
              }
              return quick();
            });
    rounds(deaf, List.of(ScriptedProbe.place("t", HOUR, Duration.ofMillis(200)))).start();
    Outcome.Down down = assertInstanceOf(Outcome.Down.class, next().outcome());
    assertEquals(new Fault.Slow(Fault.Slow.Reason.TIMEOUT, Stage.ANSWER), down.fault());
  }

  @Test
  void a_probe_that_breaks_is_inconclusive_and_asked_again() throws Exception {
    ScriptedProbe broken =
        new ScriptedProbe(
            _ -> {
              throw new IllegalStateException("a defect of ours");
            });
    rounds(broken, List.of(ScriptedProbe.place("t", HOUR, SECOND))).start();
    assertEquals(new Outcome.Inconclusive("IllegalStateException"), next().outcome());
    rounds.check();
    assertEquals(new Outcome.Inconclusive("IllegalStateException"), next().outcome());
  }

  @Test
  void one_target_is_never_asked_twice_at_a_time() throws Exception {
    ScriptedProbe probe =
        new ScriptedProbe(
            _ -> {
              TimeUnit.MILLISECONDS.sleep(30);
              return quick();
            });
    rounds(probe, List.of(ScriptedProbe.place("t", SECOND, Duration.ofMillis(500)))).start();
    for (int i = 0; i < 5; i++) {
      rounds.check();
      rounds.check();
      next();
    }
    assertEquals(1, probe.mostAtOnce.get());
  }

  @Test
  void a_check_answers_with_an_attempt_that_began_after_it() throws Exception {
    Target target = ScriptedProbe.place("t", HOUR, SECOND);
    rounds(new ScriptedProbe(_ -> quick()), List.of(target)).start();
    Sample before = next();
    Check check = rounds.check();
    check.await();
    assertEquals(1, check.done());
    assertNotSame(before, check.answers().getFirst().join());
  }

  @Test
  void a_check_ends_by_itself_when_a_target_does_not() throws Exception {
    ScriptedProbe hanging =
        new ScriptedProbe(
            _ -> {
              NEVER.await();
              return quick();
            });
    Duration timeout = Duration.ofMillis(300);
    rounds(hanging, List.of(ScriptedProbe.place("t", HOUR, timeout)));
    long began = System.nanoTime();
    rounds.check().await(); // Nothing has been started, so nothing will ever answer.
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertTrue(took.compareTo(timeout.plusSeconds(2)) < 0, "took " + took);
  }

  @Test
  void a_person_in_a_hurry_does_not_hurry_a_public_server() throws Exception {
    ScriptedProbe probe = new ScriptedProbe(_ -> quick());
    ScriptedProbe.Place polite = ScriptedProbe.place("t", HOUR, SECOND);
    rounds(probe, List.of(new ScriptedProbe.Place(polite.service(), HOUR))).start();
    Sample first = next();
    Check check = rounds.check();
    check.await();
    assertEquals(first, check.answers().getFirst().join());
    assertEquals(1, probe.attempts.get());
  }

  @Test
  void the_sinks_get_one_sample_at_a_time() throws Exception {
    BlockingQueue<Boolean> overlaps = new LinkedBlockingQueue<>();
    Set<Thread> inside = ConcurrentHashMap.newKeySet();
    List<Target> targets =
        IntStream.range(0, 20)
            .<Target>mapToObj(i -> ScriptedProbe.place("t" + i, HOUR, SECOND))
            .toList();
    rounds =
        new Rounds(
            new CurrentTargets(new Targets(targets)),
            List.of(new ScriptedProbe(_ -> quick())),
            List.of(
                sample -> {
                  inside.add(Thread.currentThread());
                  overlaps.add(inside.size() > 1);
                  inside.remove(Thread.currentThread());
                }),
            InstantSource.system(),
            lastAsked());
    rounds.start();
    for (int i = 0; i < 20; i++) {
      assertEquals(false, overlaps.poll(5, TimeUnit.SECONDS));
    }
  }

  @Test
  void a_target_that_is_replaced_is_asked_anew_and_the_others_go_on() throws Exception {
    ScriptedProbe probe = new ScriptedProbe(_ -> quick());
    Target stays = ScriptedProbe.place("stays", HOUR, SECOND);
    Target before = ScriptedProbe.place("turns", HOUR, SECOND);
    CurrentTargets current = new CurrentTargets(new Targets(List.of(stays, before)));
    rounds(probe, current).start();
    samples.poll(5, TimeUnit.SECONDS);
    samples.poll(5, TimeUnit.SECONDS);

    Target after = ScriptedProbe.place("turns", HOUR, SECOND.dividedBy(2));
    current.replace(new Targets(List.of(stays, after)));
    assertEquals(after.id(), samples.poll(5, TimeUnit.SECONDS).target());
    assertEquals(3, probe.attempts.get());
    assertEquals(2, rounds.check().total());
  }

  @Test
  void what_was_kept_for_a_target_ends_before_it_is_asked_in_another_way() throws Exception {
    BlockingQueue<String> order = new LinkedBlockingQueue<>();
    ScriptedProbe probe =
        new ScriptedProbe(
            _ -> {
              order.add("asked");
              return quick();
            }) {
          @Override
          public void leave(TargetId id) {
            order.add("left " + id);
          }
        };
    CurrentTargets current =
        new CurrentTargets(new Targets(List.of(ScriptedProbe.place("a", HOUR, SECOND))));
    rounds(probe, current).start();
    assertEquals("asked", order.poll(5, TimeUnit.SECONDS));
    current.replace(new Targets(List.of(ScriptedProbe.place("a", HOUR.multipliedBy(2), SECOND))));
    assertEquals("left scripted/a", order.poll(5, TimeUnit.SECONDS));
    assertEquals("asked", order.poll(5, TimeUnit.SECONDS));
    current.replace(new Targets(List.of()));
    assertEquals("left scripted/a", order.poll(5, TimeUnit.SECONDS));
    assertEquals(0, rounds.check().total());
  }
}
