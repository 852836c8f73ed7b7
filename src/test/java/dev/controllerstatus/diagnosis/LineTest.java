package dev.controllerstatus.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Phases;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
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

  /** All is cut off, and behind the gateway nobody answers; this is what an attempt met. */
  private static World dark(Supplier<Outcome> attempt) {
    return new Like(Worlds.notForwarding()) {
      @Override
      Outcome service(Remote remote, long round, Instant at) {
        return remote.isUdp() ? cut(remote) : attempt.get();
      }
    };
  }

  @Test
  void connections_that_still_come_about_excuse_a_gateway_behind_which_all_is_dark() {
    World full = dark(() -> connectedFirst(Duration.ofMillis(1_500)));
    assertEquals(List.of(), site.in(full).rounds(2).codes());
  }

  @Test
  void connections_of_before_the_dark_do_not_excuse_the_gateway() {
    World hung = dark(World::timeout);
    assertEquals(List.of("gateway.not-forwarding"), site.in(hung).rounds(2).codes());
  }

  private static Outcome connectedFirst(Duration connect) {
    return new Outcome.Down(
        new Unreachable(Unreachable.Reason.SILENT, Stage.TLS),
        new Phases(null, connect, null, null, Site.TIMEOUT),
        List.of());
  }

  @Test
  void routers_that_some_remembered_ways_do_not_show_still_speak_for_the_gateway() {
    Set<String> shown = Set.of("rabbitmq", "backend", "sentry");
    World slow =
        new World() {
          @Override
          Outcome service(Remote remote, long round, Instant at) {
            return World.good(remote, remote.rtt(), Duration.ofMillis(200));
          }

          @Override
          Outcome path(Remote remote, boolean isBad) {
            Look look = new Look(remote);
            boolean isShown = shown.contains(remote.name());
            return isShown ? look.done() : look.far("datagram", 2, remote.rtt()).done();
          }
        };
    World outage =
        Worlds.dark(
            (look, _) -> look.ending(2).noFarEcho(), World.gatewayUp(World.LAN, World.MASTER));
    site.in(slow).rounds(1).in(new World()).rounds(3);
    assertEquals(List.of("isp.outage"), site.in(outage).rounds(2).codes());
  }

  @Test
  void services_that_were_asked_before_the_way_was_open_again_wait_for_their_turn() {
    World dark = Worlds.notForwarding();
    World open =
        new Like(dark) {
          @Override
          Outcome path(Remote remote, boolean isBad) {
            return remote.kind().equals("amqp")
                ? new Look(remote).done()
                : super.path(remote, isBad);
          }
        };
    Finding finding = site.in(dark).rounds(2).in(open).rounds(1).finding();
    assertEquals(List.of(), finding.causes());
    assertTrue(finding.notJudged().contains(new TargetId("https", "backend")));
  }

  @Test
  void a_service_that_takes_its_time_beside_one_late_connection_is_no_full_line() {
    World before = late("sentry", 400, "backend", 900);
    World after = late("sentry", 900, "backend", 2_000);
    assertFalse(site.in(before).rounds(1).in(after).rounds(1).codes().contains("line.saturated"));
  }

  /** One connects later than usual, and one connects in time and answers late; others are cut. */
  private static World late(String way, int connect, String service, int answer) {
    return new World() {
      @Override
      Outcome service(Remote remote, long round, Instant at) {
        if (remote.name().equals(way)) {
          return World.good(remote, Duration.ofMillis(connect), Duration.ofMillis(25));
        }
        return remote.name().equals(service)
            ? World.good(remote, remote.rtt(), Duration.ofMillis(answer))
            : cut(remote);
      }

      @Override
      Outcome path(Remote remote, boolean isBad) {
        return new Look(remote).done();
      }
    };
  }
}
