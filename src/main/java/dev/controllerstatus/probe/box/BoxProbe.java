package dev.controllerstatus.probe.box;

import dev.controllerstatus.config.Section;
import dev.controllerstatus.config.Settings;
import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.packet.LinkEvents;
import dev.controllerstatus.probe.packet.Overheard;
import dev.controllerstatus.probe.packet.Place;
import dev.controllerstatus.probe.packet.Routes;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault.Local;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at the box's links, addresses, routes and load. */
@Singleton
final class BoxProbe implements Probe<BoxTarget>, AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(5);
  private final Links links;
  private final Path net;
  private final Load load;
  private final Overheard overheard;
  private @Nullable LinkEvents events;

  @Inject
  BoxProbe(Settings settings, Overheard overheard) {
    this(
        new Links(Path.of("/sys/class/net")),
        Path.of("/proc/net"),
        new Load(Path.of("/proc"), settings.data()),
        overheard);
  }

  BoxProbe(Links links, Path net, Load load, Overheard overheard) {
    this.links = links;
    this.net = net;
    this.load = load;
    this.overheard = overheard;
  }

  @Override
  public String kind() {
    return "box";
  }

  @Override
  public Class<BoxTarget> type() {
    return BoxTarget.class;
  }

  @Override
  public Target read(TargetId id, Section section) {
    return new BoxTarget(Service.read(id, section, EVERY));
  }

  @Override
  public synchronized void watch(BoxTarget target, Runnable changed) {
    close();
    events = LinkEvents.listen(changed);
  }

  @Override
  public synchronized void leave(TargetId id) {
    close();
  }

  @Override
  @PreDestroy
  public synchronized void close() {
    Optional.ofNullable(events).ifPresent(LinkEvents::close);
    events = null;
  }

  @Override
  public Duration exchange(BoxTarget target, Attempt attempt)
      throws FaultException, InterruptedException {
    // First, since it is what a box that is too busy for the rest must still tell.
    Fact.Load measured = load.measure();
    attempt.fact(measured);
    List<Routes.Default> four = Routes.four(net);
    List<Routes.Default> routes = Stream.concat(four.stream(), Routes.six(net).stream()).toList();
    List<Fact.Link> uplinks = links.uplinks(routes);
    uplinks.forEach(attempt::fact);
    routes.forEach(route -> attempt.fact(fact(route)));
    four.stream()
        .limit(1)
        .flatMap(route -> Place.of(route).stream())
        .flatMap(place -> overheard.claimsOfOwn(place).stream())
        .forEach(attempt::fact);
    check(uplinks, routes);
    return measured.delay();
  }

  private static Fact.Route fact(Routes.Default route) {
    return new Fact.Route(
        route.link(), route.gateway().map(InetAddress::getHostAddress).orElse(""));
  }

  /** From the bottom up: what is missing first is the reason. */
  private static void check(List<Fact.Link> uplinks, List<Routes.Default> routes)
      throws FaultException {
    List<Fact.Link> connected =
        uplinks.stream().filter(link -> !link.carrier().equals("down")).toList();
    if (connected.isEmpty()) {
      throw fault(Local.Reason.NO_CARRIER, names(uplinks));
    } else if (connected.stream().noneMatch(Links::hasAddress)) {
      throw fault(Local.Reason.NO_ADDRESS, names(connected));
    } else if (routes.isEmpty()) {
      throw fault(Local.Reason.NO_GATEWAY, names(connected));
    }
  }

  private static FaultException fault(Local.Reason reason, String detail) {
    return new FaultException(new Local(reason, detail));
  }

  private static String names(List<Fact.Link> links) {
    return links.isEmpty()
        ? "no network interface"
        : String.join(", ", links.stream().map(Fact.Link::name).toList());
  }
}
