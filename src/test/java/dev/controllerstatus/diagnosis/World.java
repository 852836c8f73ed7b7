package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.ClockState;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fact.Certificate;
import dev.controllerstatus.sample.Fact.Control;
import dev.controllerstatus.sample.Fact.Echoes;
import dev.controllerstatus.sample.Fact.Hop;
import dev.controllerstatus.sample.Fact.Link;
import dev.controllerstatus.sample.Fact.Load;
import dev.controllerstatus.sample.Fact.Lookup;
import dev.controllerstatus.sample.Fact.Neighbour;
import dev.controllerstatus.sample.Fact.Peer;
import dev.controllerstatus.sample.Fact.Route;
import dev.controllerstatus.sample.Fact.Time;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All is well; each fault is a world in which one thing differs. */
class World {
  static final String GATEWAY = "192.168.7.1";
  static final String ISP = "203.0.113.1";
  static final String CORE = "203.0.113.9";
  static final String MASTER = "02:00:00:00:00:01";
  static final Duration LAN = Duration.ofNanos(400_000);

  ClockState clock() {
    return ClockState.SYNCHRONISED;
  }

  Outcome box(long round) {
    return new Outcome.Up(Duration.ofMillis(1), phases(1), boxFacts(0, Duration.ofMillis(1)));
  }

  static List<Fact> boxFacts(int changes, Duration delay) {
    return List.of(
        new Link("eth0", "up", changes, "02:00:00:00:00:20", List.of("192.168.7.20/24")),
        new Route("eth0", GATEWAY),
        new Load(delay, 10, 50, 50));
  }

  Outcome gateway(long round) {
    return gatewayUp(LAN, MASTER);
  }

  static Outcome gatewayUp(Duration took, String hardware, Fact... more) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Neighbour(GATEWAY, "reachable", hardware));
    facts.add(new Echoes(GATEWAY, 84, 3, 3, took, took));
    facts.addAll(List.of(more));
    return new Outcome.Up(took, phases(took.toMillis() + 1), facts);
  }

  static dev.controllerstatus.sample.Phases phases(long millis) {
    return new dev.controllerstatus.sample.Phases(
        null, null, null, null, Duration.ofMillis(millis));
  }

  Outcome service(Remote remote, long round, Instant at) {
    return good(remote, remote.rtt(), Duration.ofMillis(25));
  }

  static Outcome good(Remote remote, Duration rtt, Duration answer) {
    List<Fact> facts = new ArrayList<>(List.of(new Peer(remote.address())));
    if (remote.isDns()) {
      facts.addAll(lookups(remote.address(), "NOERROR", "NXDOMAIN", answer));
      return new Outcome.Up(answer, phases(answer.toMillis()), facts);
    } else if (remote.isNtp()) {
      facts.add(time(remote.host(), Duration.ofMillis(3)));
      return new Outcome.Up(rtt, phases(rtt.toMillis()), facts);
    }
    if (remote.isTls()) {
      facts.add(certificate(remote.host(), "CN=Public CA"));
    }
    return Site.up(rtt, remote.isTls() ? rtt : Duration.ZERO, answer.plus(rtt), facts);
  }

  /** As this one, but one of the time servers is off. */
  World offBy(int seconds) {
    return new World() {
      @Override
      Outcome service(Remote remote, long round, Instant at) {
        return remote.name().equals("third")
            ? new Outcome.Up(
                remote.rtt(), phases(20), List.of(time(remote.host(), Duration.ofSeconds(seconds))))
            : super.service(remote, round, at);
      }
    };
  }

  static Fact time(String server, Duration offset) {
    return new Time(server, offset, 2, 0, Duration.ofMillis(1));
  }

  static Certificate certificate(String host, String issuer) {
    return new Certificate(
        "CN=" + host,
        issuer,
        Instant.parse("2026-10-01T00:00:00Z"),
        Instant.parse("2027-01-01T00:00:00Z"),
        List.of(host));
  }

  static List<Fact> lookups(String server, String cached, String uncached, Duration took) {
    return List.of(
        lookup(server, "udp", "cached", took, cached),
        lookup(server, "tcp", "cached", took, cached),
        lookup(server, "udp", "uncached", took, uncached));
  }

  static Fact lookup(String server, String way, String question, Duration took, String answer) {
    boolean isSilent = answer.equals("timeout");
    return new Lookup(server, way, question, isSilent ? null : took, answer);
  }

  Outcome path(Remote remote, boolean isBad) {
    return new Look(remote).done();
  }

  static Outcome timeout() {
    return timeout(Stage.CONNECT);
  }

  static Outcome timeout(Stage stage) {
    var reason = stage == Stage.CONNECT ? Unreachable.Reason.TIMEOUT : Unreachable.Reason.SILENT;
    return Site.down(new Unreachable(reason, stage), Site.TIMEOUT);
  }

  static Outcome failed(Unreachable.Reason reason, Stage stage, long millis) {
    return Site.down(new Unreachable(reason, stage), Duration.ofMillis(millis));
  }

  static Outcome cut(Remote remote) {
    return remote.isUdp() ? timeout(Stage.ANSWER) : timeout();
  }

  /** A look at the way, put together step by step; all is well until it is said otherwise. */
  static final class Look {
    private final Remote remote;
    private int reach = 4;
    private String farAnswer;
    private int farAt = 4;
    private Duration farTook;
    private Duration echo;
    private Duration near = LAN;
    private int received = 20;
    private boolean isIspHeard = true;
    private final List<Fact> more = new ArrayList<>();

    Look(Remote remote) {
      this.remote = remote;
      this.farAnswer = remote.isUdp() ? "datagram" : "connected";
      this.farTook = remote.rtt();
      this.echo = remote.rtt();
    }

    /** Nothing comes from behind this step. */
    Look ending(int step) {
      reach = step;
      farAnswer = "silent";
      return this;
    }

    Look far(String answer, int step, Duration took) {
      farAnswer = answer;
      farAt = step;
      farTook = took;
      return this;
    }

    Look noFarEcho() {
      received = 0;
      return this;
    }

    Look echoes(int count, Duration took) {
      received = count;
      echo = took;
      return this;
    }

    Look gateway(Duration took) {
      near = took;
      return this;
    }

    Look darkRouters() {
      isIspHeard = false;
      received = 0;
      return this;
    }

    Look with(Fact... facts) {
      more.addAll(List.of(facts));
      return this;
    }

    Look control(Control.What what, String to, String answer, long millis) {
      return with(new Control(what.word(), to, answer, Duration.ofMillis(millis)));
    }

    Look ports(String answer, long millis) {
      Map.of("443", 1, "80", 2, "54321", 3)
          .forEach(
              (port, _) ->
                  control(Control.What.PORT, remote.address() + ":" + port, answer, millis));
      return this;
    }

    Look sizes(Duration perByte, int largest) {
      for (int size : List.of(1500, 1400, 1280, 1000, 576)) {
        boolean isThrough = size <= largest;
        Duration took = echo.plus(perByte.multipliedBy(size));
        more.add(
            new Echoes(
                remote.address(),
                size,
                2,
                isThrough ? 2 : 0,
                isThrough ? took : null,
                isThrough ? took : null));
      }
      return this;
    }

    Outcome done() {
      String to = (remote.isUdp() ? "udp " : "tcp ") + remote.address() + ":" + remote.port();
      List<Fact> facts = new ArrayList<>(List.of(new Peer(remote.address())));
      List<String> routers = List.of(GATEWAY, ISP, CORE);
      boolean isFar = !farAnswer.equals("silent");
      for (int i = 1; i < Math.min(isFar ? farAt : 4, 4); i++) {
        boolean isHeard = i <= reach;
        facts.add(
            new Hop(
                to,
                i,
                isHeard ? routers.get(i - 1) : "",
                isHeard ? "time-exceeded" : "silent",
                LAN));
      }
      boolean isHost = isFar && !farAnswer.contains("@");
      String from = isHost ? remote.address() : isFar ? farAnswer.split("@")[1] : "";
      facts.add(new Hop(to, isFar ? farAt : 4, from, farAnswer.split("@")[0], farTook));
      facts.add(new Echoes(GATEWAY, 84, 20, 20, near, near.multipliedBy(2)));
      facts.add(heard(ISP, isIspHeard));
      facts.add(heard(CORE, isIspHeard && reach > 2));
      facts.add(
          new Echoes(
              remote.address(),
              84,
              20,
              received,
              received == 0 ? null : echo,
              received == 0 ? null : echo.multipliedBy(2)));
      facts.addAll(more);
      boolean isUp = List.of("connected", "datagram").contains(farAnswer);
      return isUp
          ? new Outcome.Up(farTook, phases(500), facts)
          : Site.down(
              new Unreachable(Unreachable.Reason.TIMEOUT, Stage.CONNECT),
              Duration.ofMillis(1_500),
              facts.toArray(Fact[]::new));
    }

    private static Echoes heard(String router, boolean isHeard) {
      Duration took = isHeard ? Duration.ofMillis(5) : null;
      return new Echoes(router, 84, 20, isHeard ? 20 : 0, took, took);
    }
  }
}
