package dev.controllerstatus.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Targets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not change a finding: the order of what is read, the moment, and noise. */
class SteadyTest {
  private final Site site = new Site(MatrixTest.REMOTES).rounds(12);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void an_hour_of_noise_gives_no_cause(long seed) {
    Random random = new Random(seed);
    World noise =
        new World() {
          @Override
          Outcome service(Remote remote, long round, Instant at) {
            if (random.nextInt(3_000) == 0) {
              return World.cut(remote);
            }
            Duration jitter = Duration.ofMillis(random.nextInt(60));
            Duration lost = Duration.ofMillis(random.nextInt(50) == 0 ? 1_000 : 0);
            Duration again = Duration.ofMillis(random.nextInt(50) == 0 ? 210 : 0);
            return good(
                remote,
                remote.rtt().plus(jitter).plus(remote.isUdp() ? Duration.ZERO : lost),
                Duration.ofMillis(25).plus(jitter).plus(again));
          }

          @Override
          Outcome path(Remote remote, boolean isBad) {
            return new Look(remote).echoes(20 - random.nextInt(2), remote.rtt()).done();
          }
        };
    site.in(noise);
    for (int i = 0; i < 360; i++) {
      Finding finding = site.rounds(1).finding();
      assertEquals(List.of(), finding.causes(), "round " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.controllerstatus.diagnosis.MatrixTest#faults")
  void the_order_of_targets_does_not_matter(String code, World world) {
    Window window = site.in(world).rounds(3).window();
    List<Target> shuffled = new ArrayList<>(window.targets().all());
    Collections.shuffle(shuffled, new Random(7));
    Map<TargetId, List<Kept>> copy = new HashMap<>(window.samples());
    Finding other = Diagnosis.of(new Window(window.now(), new Targets(shuffled), copy));
    assertEquals(Diagnosis.of(window), other, code);
  }

  @ParameterizedTest
  @MethodSource("dev.controllerstatus.diagnosis.MatrixTest#faults")
  void the_same_fault_is_found_from_any_phase(String code, World world) {
    for (long phase : List.of(700L, 1_900L, 3_300L)) {
      Site other = new Site(MatrixTest.REMOTES, phase).rounds(12).in(world).rounds(3);
      assertEquals(List.of(code), other.codes());
      assertFalse(other.finding().causes().getFirst().proofs().isEmpty());
    }
  }
}
