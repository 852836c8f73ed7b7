package dev.controllerstatus.diagnosis;

import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fact.Announcement;
import dev.controllerstatus.sample.Fact.Canary;
import dev.controllerstatus.sample.Fact.Certificate;
import dev.controllerstatus.sample.Fact.Claim;
import dev.controllerstatus.sample.Fact.Control.What;
import dev.controllerstatus.sample.Fact.Neighbour;
import dev.controllerstatus.sample.Fact.Peer;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Local;
import dev.controllerstatus.sample.Fault.Refused;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Fault.Unresolved;
import dev.controllerstatus.sample.Fault.Untrusted;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** The worlds of the fault matrix. */
final class Worlds {
  private Worlds() {}

  /** Some services differ, with their ways. */
  static World some(
      Predicate<Remote> which, Function<Remote, Outcome> service, Function<Remote, Outcome> path) {
    return new World() {
      @Override
      Outcome service(Remote remote, long round, Instant at) {
        return which.test(remote) ? service.apply(remote) : super.service(remote, round, at);
      }

      @Override
      Outcome path(Remote remote, boolean isBad) {
        return which.test(remote) ? path.apply(remote) : super.path(remote, isBad);
      }
    };
  }

  static World box(Outcome box, Fault fault) {
    return new World() {
      @Override
      Outcome box(long round) {
        return box;
      }

      @Override
      Outcome service(Remote remote, long round, Instant at) {
        return Site.down(fault, Duration.ofMillis(2));
      }

      @Override
      Outcome path(Remote remote, boolean isBad) {
        return new Look(remote).ending(0).darkRouters().done();
      }
    };
  }

  static World local(Local.Reason reason) {
    Fact[] facts = World.boxFacts(1, Duration.ofMillis(1)).toArray(Fact[]::new);
    return box(
        Site.down(new Local(reason, ""), Duration.ofMillis(1), facts),
        new Local(Local.Reason.NO_NETWORK, ""));
  }

  static World conflict() {
    return new World() {
      @Override
      Outcome box(long round) {
        List<Fact> facts = new java.util.ArrayList<>(World.boxFacts(0, Duration.ofMillis(1)));
        facts.add(new Claim("192.168.7.20", "02:00:00:00:00:99"));
        return new Outcome.Up(Duration.ofMillis(1), phases(1), facts);
      }

      @Override
      Outcome service(Remote remote, long round, Instant at) {
        return round % 2 == 0 ? World.cut(remote) : super.service(remote, round, at);
      }
    };
  }

  /** Nothing behind the gateway is reached. */
  static World dark(BiFunction<World.Look, Remote, World.Look> look, Outcome gateway) {
    return new World() {
      @Override
      Outcome gateway(long round) {
        return gateway;
      }

      @Override
      Outcome service(Remote remote, long round, Instant at) {
        return World.cut(remote);
      }

      @Override
      Outcome path(Remote remote, boolean isBad) {
        return look.apply(new Look(remote), remote).done();
      }
    };
  }

  static World notForwarding() {
    Fact announced = new Announcement("carp", 1, "192.168.7.2", World.MASTER, 100);
    return dark(
        (look, _) -> look.ending(1).darkRouters(),
        World.gatewayUp(World.LAN, World.MASTER, announced));
  }

  static World ispOutage() {
    return dark((look, _) -> look.ending(1).noFarEcho(), World.gatewayUp(World.LAN, World.MASTER));
  }

  static World unreachableByGateway() {
    return dark(
        (look, _) ->
            look.ending(1).darkRouters().far("host-unreachable@" + World.GATEWAY, 2, World.LAN),
        World.gatewayUp(World.LAN, World.MASTER));
  }

  static World silentGateway() {
    Outcome down =
        Site.down(
            new Unreachable(Unreachable.Reason.TIMEOUT, Stage.CONNECT),
            Duration.ofSeconds(3),
            new Neighbour(World.GATEWAY, "failed", ""));
    return dark((look, _) -> look.ending(0).darkRouters(), down);
  }

  static World gateway(Outcome gateway, Duration more) {
    return new World() {
      @Override
      Outcome gateway(long round) {
        return gateway;
      }

      @Override
      Outcome service(Remote remote, long round, Instant at) {
        return World.good(
            remote,
            remote.rtt().plus(more),
            Duration.ofMillis(25).plus(remote.isDns() ? more : Duration.ZERO));
      }

      @Override
      Outcome path(Remote remote, boolean isBad) {
        Duration rtt = remote.rtt().plus(more);
        return new Look(remote)
            .far(remote.isUdp() ? "datagram" : "connected", 4, rtt)
            .echoes(20, rtt)
            .done();
      }
    };
  }

  /** All names fail, or only those of some resolvers. */
  static World dns(Unresolved.Reason reason, String cached, String uncached) {
    return new World() {
      @Override
      Outcome service(Remote remote, long round, Instant at) {
        if (remote.isDns()) {
          Fact[] facts =
              World.lookups(remote.address(), cached, uncached, Duration.ofMillis(5))
                  .toArray(Fact[]::new);
          boolean isUp = cached.equals("NOERROR");
          return isUp
              ? new Outcome.Up(Duration.ofMillis(5), phases(5), List.of(facts))
              : Site.down(new Unresolved(reason, ""), Site.TIMEOUT, facts);
        }
        return remote.isNtp()
            ? super.service(remote, round, at)
            : Site.down(new Unresolved(reason, remote.host()), Site.TIMEOUT);
      }
    };
  }

  static World name(Predicate<Remote> which) {
    return some(
        which,
        r ->
            Site.down(
                new Unresolved(Unresolved.Reason.NO_SUCH_NAME, r.host()), Duration.ofMillis(9)),
        r ->
            new World.Look(r)
                .control(What.RESOLVER, "192.168.7.53", "nxdomain", 2)
                .control(What.RESOLVER, "192.168.7.54", r.address(), 2)
                .done());
  }

  static World inspected(Predicate<Remote> which) {
    return some(
        which,
        r ->
            Site.down(
                new Untrusted(Untrusted.Reason.UNKNOWN_ISSUER, "CN=Box"),
                Duration.ofMillis(60),
                new Peer(r.address()),
                World.certificate(r.host(), "CN=Inspecting Box")),
        r -> new World.Look(r).done());
  }

  static World untrusted(Predicate<Remote> which, Untrusted.Reason reason, Duration offset) {
    World base =
        some(
            which,
            r ->
                Site.down(
                    new Untrusted(reason, "until then"),
                    Duration.ofMillis(60),
                    new Peer(r.address()),
                    expired(r)),
            r -> new World.Look(r).done());
    return new World() {
      @Override
      Outcome service(Remote remote, long round, Instant at) {
        return remote.isNtp()
            ? new Outcome.Up(remote.rtt(), phases(20), List.of(World.time(remote.host(), offset)))
            : base.service(remote, round, at);
      }

      @Override
      Outcome path(Remote remote, boolean isBad) {
        return base.path(remote, isBad);
      }
    };
  }

  private static Certificate expired(Remote remote) {
    return new Certificate(
        "CN=" + remote.host(),
        "CN=Public CA",
        Instant.parse("2025-10-01T00:00:00Z"),
        Instant.parse("2026-11-01T00:00:00Z"),
        List.of("other.example"));
  }

  static World slow(Predicate<Remote> which, Duration more) {
    return some(
        which,
        r -> World.good(r, r.rtt(), Duration.ofMillis(25).plus(more)),
        r -> new World.Look(r).done());
  }

  static World refused(Predicate<Remote> which, Refused.Reason reason, String detail) {
    return some(
        which,
        r -> Site.down(new Refused(reason, detail), Duration.ofMillis(80), new Peer(r.address())),
        r ->
            new World.Look(r)
                .control(What.UPGRADE, r.host(), "status 200", 30)
                .control(What.PLAIN, r.host(), "status 301 to https://" + r.host() + "/", 30)
                .done());
  }

  static World busy() {
    return new World() {
      @Override
      Outcome box(long round) {
        return new Outcome.Up(
            Duration.ofMillis(400), phases(1), World.boxFacts(0, Duration.ofMillis(400)));
      }

      @Override
      Outcome service(Remote remote, long round, Instant at) {
        return round % 3 == 0
            ? World.cut(remote)
            : World.good(remote, Duration.ofMillis(400), Duration.ofMillis(700));
      }
    };
  }

  static World queues() {
    return some(
        r -> r.kind().equals("amqp"),
        r ->
            Site.up(
                r.rtt(),
                Duration.ZERO,
                Duration.ofMillis(25),
                List.of(
                    new Canary("a", "delivered", Duration.ofMillis(20)),
                    new Canary("b", "sent", null))),
        r -> new World.Look(r).done());
  }
}
