package dev.controllerstatus.probe.path;

import dev.controllerstatus.config.Section;
import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.Deadline;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.packet.FarEnd;
import dev.controllerstatus.probe.wire.NameServer;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Fault.Unresolved;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.Role;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Looks at the way to a service, and, while the service is in trouble, at what is around it. */
@Singleton
final class PathProbe implements Probe<PathTarget> {
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private final Memory memory;
  private final Place place;

  PathProbe(Memory memory, Place place) {
    this.memory = memory;
    this.place = place;
  }

  @Override
  public String kind() {
    return "path";
  }

  @Override
  public Class<PathTarget> type() {
    return PathTarget.class;
  }

  @Override
  public Target read(TargetId id, Section section) {
    return new PathTarget.Template(
        Service.read(id, section, EVERY, LEAST, "a trace is not to be a burden"));
  }

  /** One path to each service that has an address. */
  @Override
  public List<Target> complete(List<Target> read) {
    List<String> hosts =
        read.stream()
            .filter(target -> target.role() == Role.SERVICE)
            .flatMap(target -> target.endpoint().stream())
            .map(address -> address.host())
            .filter(host -> host.contains(".") && !host.matches("[0-9.]+|.*:.*"))
            .distinct()
            .toList();
    Stream<Target> paths =
        read.stream()
            .filter(PathTarget.Template.class::isInstance)
            .limit(1)
            .flatMap(template -> read.stream().flatMap(to -> path(template, to, hosts).stream()));
    return Stream.concat(
            read.stream().filter(target -> !(target instanceof PathTarget.Template)), paths)
        .toList();
  }

  private static Optional<Target> path(Target template, Target to, List<String> hosts) {
    return Optional.of(to)
        .filter(service -> service.role() == Role.SERVICE && service.isStraight())
        .flatMap(Target::endpoint)
        .map(address -> PathTarget.of(template.service(), to, address, hosts));
  }

  @Override
  public Duration exchange(PathTarget target, Attempt attempt)
      throws IOException, InterruptedException {
    boolean isTroubled = memory.isTroubled(target.to());
    Deadline deadline =
        new Deadline(Math.min(Deadline.in(LIMIT).atNanos(), attempt.deadline().atNanos()));
    attempt.enter(Stage.RESOLVE);
    Optional<InetAddress> address =
        place.address(target, memory.peer(target.to().id()).or(() -> memory.peer(target.id())));
    Survey survey = new Survey(target, isTroubled, place, deadline);
    if (address.isEmpty()) {
      survey.names().forEach(attempt::fact);
      throw new FaultException(new Unresolved(Unresolved.Reason.TIMEOUT, target.address().host()));
    }
    attempt.fact(new Fact.Peer(address.get().getHostAddress()));
    attempt.enter(Stage.CONNECT);
    FarEnd to = farEnd(target, address.get());
    List<Fact> facts = survey.of(to, memory.goodWay(target.id()));
    facts.forEach(attempt::fact);
    return latency(to, facts);
  }

  private static FarEnd farEnd(PathTarget target, InetAddress address) {
    int port = target.address().port();
    if (!target.isUdp()) {
      return FarEnd.tcp(address, port);
    }
    // A question to a time server counts for its operator: a byte that is none asks for nothing.
    byte[] question =
        target.isDns() ? NameServer.question(Name.root, Type.NS).toWire() : new byte[1];
    return FarEnd.udp(address, port, question);
  }

  /**
   * How far the far end is, by what came from its port; by its echoes where the port is not asked.
   */
  private static Duration latency(FarEnd to, List<Fact> facts) throws FaultException {
    Optional<Fact.Hop> last =
        facts.stream()
            .filter(Fact.Hop.class::isInstance)
            .map(Fact.Hop.class::cast)
            .reduce((_, next) -> next);
    String answer = last.map(Fact.Hop::answer).orElse("silent");
    return switch (answer) {
      case "connected", "datagram" ->
          last.flatMap(hop -> Optional.ofNullable(hop.took())).orElseThrow();
      case "silent", "time-exceeded" -> echo(to, facts);
      case "reset", "port-unreachable" -> throw fault(Unreachable.Reason.REFUSED);
      default -> throw fault(Unreachable.Reason.NO_ROUTE);
    };
  }

  private static Duration echo(FarEnd to, List<Fact> facts) throws FaultException {
    return facts.stream()
        .filter(fact -> to.isUdp() && fact instanceof Fact.Echoes)
        .map(Fact.Echoes.class::cast)
        .filter(echoes -> echoes.to().equals(to.address().getHostAddress()))
        .flatMap(echoes -> Optional.ofNullable(echoes.median()).stream())
        .findFirst()
        .orElseThrow(() -> fault(Unreachable.Reason.TIMEOUT));
  }

  private static FaultException fault(Unreachable.Reason reason) {
    return new FaultException(new Unreachable(reason, Stage.CONNECT));
  }
}
