package dev.controllerstatus.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.controllerstatus.sample.Fact.Claim;
import dev.controllerstatus.sample.Fact.Control.What;
import dev.controllerstatus.sample.Fault.Local;
import dev.controllerstatus.sample.Fault.Refused;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Fault.Unresolved;
import dev.controllerstatus.sample.Fault.Untrusted;
import dev.controllerstatus.sample.Stage;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault of the matrix gives its cause, alone, within two rounds or three. */
class MatrixTest {
  static final List<Remote> REMOTES =
      List.of(
          Remote.of("amqp", "rabbitmq", "broker.example.org", "198.51.100.10", 5671),
          Remote.of("https", "backend", "backend.example.com", "198.51.100.20", 443),
          Remote.of("https", "sentry", "errors.example.net", "198.51.100.30", 443),
          Remote.of("ntp", "ntp", "198.51.100.40", "198.51.100.40", 123),
          Remote.of("ntp", "other", "198.51.100.41", "198.51.100.41", 123),
          Remote.of("ntp", "third", "198.51.100.42", "198.51.100.42", 123),
          Remote.of("dns", "dns", "192.168.7.53", "192.168.7.53", 53));

  static Predicate<Remote> kind(String kind) {
    return remote -> remote.kind().equals(kind);
  }

  static Predicate<Remote> named(String name) {
    return remote -> remote.name().equals(name);
  }

  static Stream<Arguments> faults() {
    return Stream.of(way(), names(), filters(), between(), services()).flatMap(s -> s);
  }

  private static Stream<Arguments> way() {
    Claim one = new Claim(World.GATEWAY, World.MASTER);
    Claim two = new Claim(World.GATEWAY, "02:00:00:00:00:02");
    return Stream.of(
        arguments("box.overloaded", Worlds.busy()),
        arguments("link.down", Worlds.local(Local.Reason.NO_CARRIER)),
        arguments("link.no-address", Worlds.local(Local.Reason.NO_ADDRESS)),
        arguments("link.address-conflict", Worlds.conflict()),
        arguments("gateway.missing", Worlds.local(Local.Reason.NO_GATEWAY)),
        arguments("gateway.silent", Worlds.silentGateway()),
        arguments("gateway.not-forwarding", Worlds.notForwarding()),
        arguments(
            "gateway.two-masters",
            Worlds.gateway(World.gatewayUp(World.LAN, World.MASTER, one, two), Duration.ZERO)),
        arguments(
            "link.slow",
            Worlds.gateway(
                World.gatewayUp(Duration.ofMillis(200), World.MASTER), Duration.ofMillis(200))),
        arguments("isp.outage", Worlds.ispOutage()),
        arguments("isp.outage", Worlds.unreachableByGateway()),
        arguments(
            "line.slow",
            Worlds.gateway(World.gatewayUp(World.LAN, World.MASTER), Duration.ofMillis(400))));
  }

  private static Stream<Arguments> names() {
    return Stream.of(
        arguments("dns.silent", Worlds.dns(Unresolved.Reason.TIMEOUT, "timeout", "timeout")),
        arguments("dns.refused", Worlds.dns(Unresolved.Reason.REFUSED, "REFUSED", "REFUSED")),
        arguments(
            "dns.no-upstream", Worlds.dns(Unresolved.Reason.SERVER_FAILURE, "NOERROR", "SERVFAIL")),
        arguments("dns.name-blocked", Worlds.name(named("backend"))),
        arguments("dns.slow", slowNames()),
        arguments("dns.hijacked", hijacked()));
  }

  private static World slowNames() {
    return Worlds.some(
        Remote::isDns,
        r -> World.good(r, r.rtt(), Duration.ofSeconds(2)),
        r -> new World.Look(r).done());
  }

  private static World hijacked() {
    return Worlds.some(
        named("backend"),
        r -> World.timeout(),
        r ->
            new World.Look(new Remote(r.kind(), r.name(), r.host(), "10.9.9.9", 443, r.rtt()))
                .ending(1)
                .noFarEcho()
                .ports("silent", 1000)
                .done());
  }

  private static World port(Predicate<Remote> which, String far, int step, Duration took) {
    return Worlds.some(
        which,
        r ->
            far.equals("reset")
                ? World.failed(Unreachable.Reason.REFUSED, Stage.CONNECT, 3)
                : World.cut(r),
        r ->
            (far.equals("silent")
                    ? new World.Look(r).ending(1)
                    : new World.Look(r).far(far, step, took))
                .ports("connected", 20)
                .done());
  }

  private static Stream<Arguments> filters() {
    String prohibited = "admin-prohibited@" + World.GATEWAY;
    return Stream.of(
        arguments("firewall.port-blocked", port(kind("amqp"), "silent", 4, World.LAN)),
        arguments("firewall.port-blocked", port(kind("amqp"), "reset", 2, World.LAN)),
        arguments("firewall.port-blocked", port(kind("amqp"), prohibited, 2, World.LAN)),
        arguments("firewall.port-blocked", port(named("ntp"), "silent", 4, World.LAN)),
        arguments(
            "firewall.host-blocked",
            Worlds.some(
                named("backend"),
                World::cut,
                r -> new World.Look(r).ending(1).noFarEcho().ports("silent", 1000).done())),
        arguments(
            "firewall.name-filtered",
            Worlds.some(
                named("backend"),
                _ -> World.failed(Unreachable.Reason.RESET, Stage.TLS, 25),
                r -> new World.Look(r).control(What.NAME, r.address(), "hello", 40).done())),
        arguments("firewall.tls-inspection", Worlds.inspected(kind("https"))),
        arguments(
            "firewall.websocket-blocked",
            Worlds.refused(named("backend"), Refused.Reason.UPGRADE, "426")));
  }

  private static Stream<Arguments> between() {
    return Stream.of(
        arguments(
            "proxy.unreachable",
            Worlds.some(
                kind("https"),
                _ -> World.failed(Unreachable.Reason.TIMEOUT, Stage.PROXY, 4000),
                r -> new World.Look(r).done())),
        arguments(
            "proxy.credentials", Worlds.refused(kind("https"), Refused.Reason.PROXY_LOGIN, "407")),
        arguments(
            "proxy.denied", Worlds.refused(named("sentry"), Refused.Reason.PROXY_DENIED, "403")),
        arguments(
            "site.sign-in-required",
            Worlds.some(
                kind("https"),
                World::cut,
                r ->
                    new World.Look(r)
                        .ending(1)
                        .noFarEcho()
                        .control(What.PLAIN, r.host(), "status 302 to http://login.site.test/", 9)
                        .done())),
        arguments(
            "line.mtu",
            Worlds.some(
                kind("https"),
                _ -> World.timeout(Stage.TLS),
                r -> new World.Look(r).sizes(Duration.ZERO, 1000).done())));
  }

  private static Stream<Arguments> services() {
    return Stream.of(
        arguments("service.refused", port(kind("amqp"), "reset", 4, Duration.ofMillis(20))),
        arguments(
            "service.silent",
            Worlds.some(
                named("backend"),
                _ -> World.timeout(Stage.TLS),
                r -> new World.Look(r).control(What.NAME, r.address(), "silent", 900).done())),
        arguments(
            "service.silent",
            Worlds.some(
                named("backend"),
                World::cut,
                r -> new World.Look(r).ending(3).noFarEcho().ports("silent", 900).done())),
        arguments("service.slow", Worlds.slow(named("backend"), Duration.ofMillis(800))),
        arguments(
            "service.certificate-expired",
            Worlds.untrusted(named("backend"), Untrusted.Reason.EXPIRED, Duration.ofMillis(4))),
        arguments(
            "box.clock-wrong",
            Worlds.untrusted(kind("https"), Untrusted.Reason.NOT_YET_VALID, Duration.ofDays(730))),
        arguments(
            "service.certificate-name",
            Worlds.untrusted(named("backend"), Untrusted.Reason.WRONG_NAME, Duration.ofMillis(4))),
        arguments("service.error", Worlds.refused(named("backend"), Refused.Reason.STATUS, "503")),
        arguments("service.credentials", Worlds.refused(kind("amqp"), Refused.Reason.LOGIN, "403")),
        arguments(
            "service.blocked",
            Worlds.refused(kind("amqp"), Refused.Reason.BLOCKED, "low on memory")),
        arguments("service.partial", Worlds.queues()),
        arguments(
            "time.rate-limited", Worlds.refused(named("ntp"), Refused.Reason.RATE_LIMITED, "RATE")),
        arguments(
            "time.wrong",
            Worlds.untrusted(named("nobody"), Untrusted.Reason.EXPIRED, Duration.ZERO).offBy(30)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_fault_gives_its_cause_alone(String code, World world) {
    Site site = new Site(REMOTES).rounds(12).in(world).rounds(3);
    assertEquals(List.of(code), site.codes());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void no_other_cause_comes_first(String code, World world) {
    Site site = new Site(REMOTES).rounds(12).in(world);
    for (int i = 0; i < 4; i++) {
      List<String> causes = site.rounds(1).codes();
      assertEquals(List.of(), causes.stream().filter(other -> !other.equals(code)).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void all_is_well_again_when_it_is_lifted(String code, World world) {
    Site site = new Site(REMOTES).rounds(12).in(world).rounds(4).in(new World()).rounds(2);
    assertEquals(List.of(), site.codes(), code);
  }
}
