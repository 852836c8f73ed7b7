package dev.controllerstatus.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fact.Neighbour;
import dev.controllerstatus.sample.Fault.Local;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.words.CauseWords;
import dev.controllerstatus.words.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What was before, and what is only remembered, tells nothing of now. */
class AftermathTest {
  private final Site site = new Site(MatrixTest.REMOTES).rounds(12);

  @Test
  void a_cable_that_is_pulled_a_second_time_is_down_and_not_unstable() {
    site.in(unplugged(1)).rounds(4).in(plugged(2)).rounds(6).in(unplugged(3)).rounds(2);
    assertEquals(List.of("link.down"), site.codes());
  }

  @Test
  void a_box_without_a_network_device_is_not_told_of_a_cable() {
    World bare =
        new World() {
          @Override
          Outcome box(long round) {
            return Site.down(new Local(Local.Reason.NO_CARRIER, ""), Duration.ofMillis(1));
          }
        };
    Cause cause = site.in(bare).rounds(3).finding().causes().getFirst();
    CauseWords words = new CauseWords(Messages.in(Locale.ENGLISH));
    assertEquals(
        "The box has no network device: neither a cable nor Wi-Fi can be used.",
        words.sentence(cause));
    assertTrue(words.says(cause.proofs().getFirst()).contains("listed no network device"));
  }

  private static World unplugged(int changes) {
    return new World() {
      @Override
      Outcome box(long round) {
        return Site.down(
            new Local(Local.Reason.NO_CARRIER, ""),
            Duration.ofMillis(1),
            boxFacts(changes, Duration.ofMillis(1)).getFirst());
      }
    };
  }

  private static World plugged(int changes) {
    return new World() {
      @Override
      Outcome box(long round) {
        return new Outcome.Up(
            Duration.ofMillis(1), phases(1), boxFacts(changes, Duration.ofMillis(1)));
      }
    };
  }

  @Test
  void a_firewall_that_hangs_soon_after_a_cable_has_flapped_is_named_beside_it() {
    for (int i = 1; i <= 6; i++) {
      site.in(i % 2 == 0 ? plugged(i) : unplugged(i)).rounds(1);
    }
    site.in(
            new Like(Worlds.notForwarding()) {
              @Override
              Outcome box(long round) {
                return plugged(6).box(round);
              }
            })
        .rounds(3);
    assertEquals(List.of("link.unstable", "gateway.not-forwarding"), site.codes());
  }

  @Test
  void a_question_of_the_dark_time_does_not_make_one_resolver_worse_than_the_other() {
    World hung = Worlds.notForwarding();
    site.in(beside(hung, "SERVFAIL", "SERVFAIL")).rounds(3);
    site.in(beside(hung, "SERVFAIL", "NXDOMAIN")).rounds(1);
    assertEquals(List.of("gateway.not-forwarding"), site.codes());
  }

  @Test
  void what_was_cut_off_waits_when_the_gateway_misses_a_look_as_it_is_restarted() {
    site.in(beside(Worlds.notForwarding(), "NXDOMAIN", "NXDOMAIN")).rounds(6);
    site.in(beside(Worlds.silentGateway(), "NXDOMAIN", "NXDOMAIN")).rounds(1);
    assertEquals(List.of(), site.codes());
    assertTrue(site.finding().notJudged().contains(new TargetId("https", "backend")));
    assertEquals(List.of("gateway.silent"), site.rounds(1).codes());
  }

  /** Two resolvers on the site know some names; this is what others upstream say to them. */
  private static World beside(World dark, String first, String second) {
    return new Like(dark) {
      @Override
      Outcome service(Remote remote, long round, Instant at) {
        if (!remote.isDns()) {
          return super.service(remote, round, at);
        }
        List<Fact> facts = new ArrayList<>(lookups("192.168.7.54", "NOERROR", first, LAN));
        facts.addAll(lookups(remote.address(), "NOERROR", second, LAN));
        return new Outcome.Up(LAN, phases(4_000), facts);
      }
    };
  }

  @Test
  void a_gateway_that_only_the_kernel_remembers_gives_no_sign_of_life() {
    World remembered =
        new World() {
          @Override
          Outcome gateway(long round) {
            return new Outcome.Up(
                Duration.ZERO, phases(900), List.of(new Neighbour(GATEWAY, "reachable", MASTER)));
          }

          @Override
          Outcome service(Remote remote, long round, Instant at) {
            return cut(remote);
          }

          @Override
          Outcome path(Remote remote, boolean isBad) {
            return new Look(remote).ending(0).noFarEcho().done();
          }
        };
    assertEquals(List.of("gateway.silent"), site.in(remembered).rounds(3).codes());
  }

  @Test
  void a_box_that_is_busy_with_our_own_start_is_not_overloaded() {
    Window window = site.in(Worlds.busy()).rounds(2).window();
    Duration young = Duration.ofSeconds(10);
    assertEquals(List.of("box.overloaded"), site.codes());
    assertEquals(
        List.of(),
        Diagnosis.of(
                new Window(window.now(), window.targets(), window.samples(), window.past(), young))
            .causes());
  }

  @Test
  void trouble_of_others_just_before_does_not_hide_five_stalls_in_a_row() {
    World broker = Changing.stalling(MatrixTest.kind("amqp"));
    World backend = Changing.stalling(MatrixTest.named("backend"));
    World well = new World();
    site.in(Changing.timed(round -> round % 6 == 0 ? broker : round % 6 == 3 ? backend : well))
        .rounds(24);
    assertEquals(List.of(), site.codes());
    site.in(Changing.timed(round -> round % 6 == 0 ? broker : well)).rounds(30);
    assertEquals(List.of("service.intermittent"), site.codes());
  }

  @Test
  void trouble_of_others_before_a_long_calm_does_not_hide_the_stalls_after_it() {
    World broker = Changing.stalling(MatrixTest.kind("amqp"));
    World backend = Changing.stalling(MatrixTest.named("backend"));
    World well = new World();
    site.in(Changing.timed(round -> round % 6 == 0 ? broker : round % 6 == 3 ? backend : well))
        .rounds(48);
    assertEquals(List.of(), site.in(well).rounds(60).codes());
    Instant after = site.now();
    site.in(Changing.timed(round -> round % 6 == 0 ? broker : well)).rounds(20);
    Cause cause = site.finding().causes().getFirst();
    assertEquals(Code.SERVICE_INTERMITTENT, cause.code());
    assertEquals(after.plusMillis(300), cause.since());
  }
}
