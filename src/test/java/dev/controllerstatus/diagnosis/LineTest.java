package dev.controllerstatus.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.controllerstatus.sample.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A line that works, but badly. */
class LineTest {
  private final Site site = new Site(MatrixTest.REMOTES).rounds(12);

  private static World lossy(int count) {
    return lossy(count, Duration.ZERO);
  }

  private static World lossy(int count, Duration more) {
    return new World() {
      @Override
      Outcome service(Remote remote, long round, Instant at) {
        boolean isLate = (round + remote.name().length()) % 2 == 0;
        return isLate && !remote.isDns()
            ? World.good(remote, Duration.ofMillis(1020), Duration.ofMillis(225))
            : super.service(remote, round, at);
      }

      @Override
      Outcome path(Remote remote, boolean isBad) {
        return new Look(remote).echoes(count, remote.rtt().plus(more)).done();
      }
    };
  }

  @Test
  void loss_behind_the_gateway_is_the_lines() {
    assertEquals(List.of("line.loss"), site.in(lossy(13)).rounds(3).codes());
  }

  @Test
  void loss_beside_answers_that_have_queued_is_not_the_lines() {
    assertEquals(List.of(), site.in(lossy(13, Duration.ofSeconds(1))).rounds(3).codes());
  }

  @Test
  void delay_that_grows_with_size_is_a_full_line() {
    World full =
        new World() {
          @Override
          Outcome service(Remote remote, long round, Instant at) {
            return remote.isDns()
                ? super.service(remote, round, at)
                : World.good(remote, Duration.ofMillis(120), Duration.ofMillis(900));
          }

          @Override
          Outcome path(Remote remote, boolean isBad) {
            return new Look(remote)
                .far(remote.isUdp() ? "datagram" : "connected", 4, Duration.ofMillis(120))
                .echoes(20, Duration.ofMillis(60))
                .sizes(Duration.ofNanos(500_000), 1500)
                .done();
          }
        };
    assertEquals(List.of("line.saturated"), site.in(full).rounds(3).codes());
  }
}
