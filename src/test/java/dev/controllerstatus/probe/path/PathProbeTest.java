package dev.controllerstatus.probe.path;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.controllerstatus.config.Configured;
import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.Deadline;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.probe.Site;
import dev.controllerstatus.probe.wire.Resolvers;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Phases;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In a network of its own: a gateway, a router and a far end. */
class PathProbeTest {
  private static final String FAR = "10.9.3.2";
  private static Site site;
  private static ServerSocket server;
  private final Memory memory = new Memory();
  private final PathProbe probe =
      new PathProbe(
          memory,
          new Place(
              Path.of("/proc/thread-self/net"),
              host -> List.of(InetAddress.ofLiteral(host)),
              () -> new Resolvers(List.of(), List.of(), 1)));

  /** A service somewhere. */
  private record Somewhere(Service service, Endpoint address) implements Target {
    static Somewhere at(String kind, String scheme, int port) {
      Duration second = Duration.ofSeconds(1);
      Service service =
          new Service(
              new TargetId(kind, "it"), "It", "", "", true, second.multipliedBy(9), second, second);
      return new Somewhere(service, Endpoint.of(scheme, FAR, port));
    }

    @Override
    public Optional<Endpoint> endpoint() {
      return Optional.of(address);
    }
  }

  @BeforeAll
  static void build() throws Exception {
    assumeTrue(Site.isPossible(), "needs root and iproute2: ways are NOT tested here");
    site = new Site();
    server = site.in("far", () -> new ServerSocket(80));
    Thread.ofPlatform().daemon().start(PathProbeTest::redirect);
  }

  private static void redirect() {
    while (true) {
      try (Socket client = server.accept()) {
        client.getInputStream().read(new byte[1000]);
        client
            .getOutputStream()
            .write(
                "HTTP/1.1 302 Found\r\nLocation: http://login.test/in?key=1\r\n\r\n"
                    .getBytes(US_ASCII));
      } catch (IOException e) {
        return;
      }
    }
  }

  @AfterAll
  static void remove() throws Exception {
    if (site != null) {
      server.close();
      site.close();
    }
  }

  @AfterEach
  void lift() throws Exception {
    site.on("gw", "nft flush ruleset");
  }

  @Test
  void while_all_is_well_the_way_is_walked_and_nothing_else_is_asked() throws Exception {
    PathTarget target = target(Somewhere.at("tcp", "tcp", 80));
    Attempt attempt = attempt();
    site.in("box", () -> probe.exchange(target, attempt));
    assertEquals(
        "peer hop hop hop echoes echoes",
        attempt.facts().stream()
            .map(fact -> fact.getClass().getSimpleName().toLowerCase(Locale.ROOT))
            .collect(joining(" ")));
    assertEquals(new Fact.Peer(FAR), attempt.facts().getFirst());
    assertEquals("10.9.1.1 5 5, 10.9.3.2 5 5", echoes(attempt));
  }

  @Test
  void in_trouble_it_asks_whatever_tells_whose_fault_it_is() throws Exception {
    Somewhere service = Somewhere.at("https", "https", 81);
    PathTarget target = target(service);
    rule("tcp dport 81 drop");
    remember(
        target.id(),
        List.of(
            new Fact.Hop("", 1, "10.9.1.1", "time-exceeded", null),
            new Fact.Hop("", 2, "10.9.2.2", "time-exceeded", null)));
    fail(service.id());
    Attempt attempt = attempt();
    FaultException e =
        assertThrows(
            FaultException.class, () -> site.in("box", () -> probe.exchange(target, attempt)));
    assertEquals("unreachable/timeout connect", e.getMessage());
    assertEquals("10.9.1.1 10 10, 10.9.2.2 10 10, 10.9.3.2 10 10, 10.9.3.2 3 3", echoes(attempt));
    assertEquals(
        List.of(
            "port 10.9.3.2:443 reset",
            "port 10.9.3.2:80 connected",
            "port 10.9.3.2:64801 reset",
            "name 10.9.3.2:81 silent",
            "plain http://10.9.3.2/ status 302 to http://login.test/in"),
        attempt.facts().stream()
            .filter(Fact.Control.class::isInstance)
            .map(Fact.Control.class::cast)
            .map(control -> control.what() + " " + control.to() + " " + control.answer())
            .toList());
    assertTrue(attempt.phases().total().compareTo(Duration.ofMillis(3500)) < 0, "too long");
  }

  @Test
  void a_port_that_nobody_listens_on_is_refused() {
    PathTarget target = target(Somewhere.at("tcp", "tcp", 81));
    FaultException e =
        assertThrows(
            FaultException.class, () -> site.in("box", () -> probe.exchange(target, attempt())));
    assertEquals("unreachable/refused connect", e.getMessage());
  }

  @Test
  void a_time_server_is_there_by_its_echoes_since_nothing_is_asked_of_it() throws Exception {
    PathTarget target = target(Somewhere.at("ntp", "ntp", 123));
    rule("udp dport 123 drop");
    Duration took = site.in("box", () -> probe.exchange(target, attempt()));
    assertTrue(took.isPositive());
  }

  @Test
  void each_service_with_an_address_has_a_path() {
    Somewhere service = Somewhere.at("https", "https", 443);
    List<Target> complete = probe.complete(List.of(template(), service));
    assertEquals(
        List.of("https/it", "path/https-it"),
        complete.stream().map(target -> target.id().toString()).toList());
    assertEquals(List.of(service), probe.complete(List.of(service)));
  }

  private void fail(TargetId id) {
    accept(
        id,
        new Outcome.Down(
            new Unreachable(Unreachable.Reason.TIMEOUT, Stage.CONNECT), none(), List.of()));
  }

  private void remember(TargetId id, List<Fact> way) {
    accept(id, new Outcome.Up(Duration.ofMillis(1), none(), new ArrayList<>(way)));
  }

  private void accept(TargetId id, Outcome outcome) {
    memory.accept(new Sample(id, Instant.EPOCH, Duration.ZERO, outcome));
  }

  private static Phases none() {
    return new Phases(null, null, null, null, Duration.ZERO);
  }

  private static String echoes(Attempt attempt) {
    return attempt.facts().stream()
        .filter(Fact.Echoes.class::isInstance)
        .map(Fact.Echoes.class::cast)
        .map(echoes -> echoes.to() + " " + echoes.sent() + " " + echoes.received())
        .collect(joining(", "));
  }

  private PathTarget target(Target service) {
    return (PathTarget) probe.complete(List.of(template(), service)).getLast();
  }

  private Target template() {
    return probe.read(
        new TargetId("path", "path"), Configured.target("path", "path", "enabled: true"));
  }

  private static Attempt attempt() {
    return new Attempt(Deadline.in(Duration.ofSeconds(5)));
  }

  private static void rule(String rule) throws Exception {
    String table =
        "add table inet f; add chain inet f c { type filter hook forward priority 0; }; ";
    site.on("gw", "nft '" + table + "add rule inet f c " + rule + "'");
  }
}
