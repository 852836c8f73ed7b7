package dev.controllerstatus.probe.gateway;

import dev.controllerstatus.config.Section;
import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.packet.Overheard;
import dev.controllerstatus.probe.packet.Routes;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault.Local;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Asks the gateway whether it is there: by ARP where permitted, and by echo requests. */
@Singleton
final class GatewayProbe implements Probe<GatewayTarget> {
  private static final String SIX = "ipv6";
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Set<String> ABSENT = Set.of("failed", "incomplete", "none");
  private static final Set<String> KNOWN = Set.of("reachable", "permanent");
  private final Path net;
  private final Overheard overheard;

  @Inject
  GatewayProbe(Overheard overheard) {
    this(Path.of("/proc/net"), overheard);
  }

  GatewayProbe(Path net, Overheard overheard) {
    this.net = net;
    this.overheard = overheard;
  }

  @Override
  public String kind() {
    return "gateway";
  }

  @Override
  public Class<GatewayTarget> type() {
    return GatewayTarget.class;
  }

  @Override
  public Target read(TargetId id, Section section) {
    return new GatewayTarget(Service.read(id, section, EVERY), id.name().equals(SIX));
  }

  /** The gateway of version 6 is looked at where there is one. */
  @Override
  public List<Target> complete(List<Target> read) {
    Optional<Target> four = read.stream().filter(GatewayTarget.class::isInstance).findFirst();
    TargetId id = new TargetId(kind(), SIX);
    boolean isKnown = read.stream().anyMatch(target -> target.id().equals(id));
    if (four.isEmpty() || isKnown || Routes.six(net).isEmpty()) {
      return read;
    }
    Service service = four.get().service().as(id, four.get().service().name() + " (IPv6)");
    return Stream.concat(read.stream(), Stream.of(new GatewayTarget(service, true))).toList();
  }

  @Override
  public Duration exchange(GatewayTarget target, Attempt attempt)
      throws IOException, InterruptedException {
    List<Routes.Default> routes = target.isSix() ? Routes.six(net) : Routes.four(net);
    if (routes.isEmpty()) {
      throw new FaultException(new Local(Local.Reason.NO_GATEWAY, "no default route"));
    }
    Routes.Default route = routes.getFirst();
    if (route.gateway().isEmpty()) {
      return Duration.ZERO; // A line that ends at the provider: there is nobody in between.
    }
    Look look = Look.at(route, overheard);
    look.facts().forEach(attempt::fact);
    attempt.enter(Stage.ANSWER);
    Duration took = latency(look);
    attempt.took(Stage.ANSWER, took);
    return took;
  }

  private static Duration latency(Look look) throws FaultException {
    Optional<Duration> took = look.took();
    Optional<String> state = look.neighbour().map(Fact.Neighbour::state);
    if (took.isPresent()) {
      return took.get();
    } else if (state.filter(ABSENT::contains).isPresent()) {
      throw fault(Unreachable.Reason.TIMEOUT, Stage.CONNECT);
    } else if (state.filter(KNOWN::contains).isPresent()) {
      return Duration.ZERO; // It was there a moment ago; how quick it is nobody could ask.
    }
    throw fault(Unreachable.Reason.SILENT, Stage.ANSWER);
  }

  private static FaultException fault(Unreachable.Reason reason, Stage stage) {
    return new FaultException(new Unreachable(reason, stage));
  }
}
