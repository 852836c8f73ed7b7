package dev.controllerstatus.probe.dns;

import dev.controllerstatus.config.Section;
import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.wire.AtOnce;
import dev.controllerstatus.probe.wire.Resolvers;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Unset;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks resolvers for a name. */
@Singleton
final class DnsProbe implements Probe<DnsTarget> {
  private static final int PORT = 53;
  private static final String SERVER = "system or an IP address";
  private final Resolvers.Source system;

  @Inject
  DnsProbe() {
    this(Resolvers::system);
  }

  DnsProbe(Resolvers.Source system) {
    this.system = system;
  }

  @Override
  public String kind() {
    return "dns";
  }

  @Override
  public Class<DnsTarget> type() {
    return DnsTarget.class;
  }

  @Override
  public Target read(TargetId id, Section section) {
    Service service = Service.read(id, section, Service.EVERY);
    List<String> named =
        new ArrayList<>(section.value("server", SERVER, DnsProbe::server).stream().toList());
    named.addAll(section.list("servers", SERVER, DnsProbe::server));
    List<String> servers = named.isEmpty() ? List.of(DnsTarget.SYSTEM) : named;
    int port = section.integer("port", 1, 65535, PORT);
    DnsTarget.Kind type = section.value("type", "A, AAAA or TXT", DnsProbe::type, "A");
    Optional<Target> target =
        section
            .value("query", "a domain name", Questions::name)
            .map(query -> new DnsTarget(service, servers, port, query, type));
    return target.orElseGet(() -> new Unset(service));
  }

  /** A name would have to be resolved first, by the very thing that is checked. */
  private static String server(String text) {
    return text.equals(DnsTarget.SYSTEM) || InetAddress.ofLiteral(text) != null ? text : "";
  }

  private static DnsTarget.Kind type(String text) {
    return DnsTarget.Kind.valueOf(text.toUpperCase(Locale.ROOT));
  }

  @Override
  public Duration exchange(DnsTarget target, Attempt attempt) throws IOException {
    attempt.enter(Stage.ANSWER);
    List<Supplier<Resolver>> tasks =
        addresses(target).stream()
            .<Supplier<Resolver>>map(address -> () -> Resolver.ask(target, address, attempt))
            .toList();
    List<Resolver> resolvers = AtOnce.all(tasks, attempt.deadline());
    Resolver deciding =
        first(resolvers, Resolver::isAnsweredOverUdp)
            .or(() -> first(resolvers, Resolver::isAnswered))
            .orElse(resolvers.getFirst());
    attempt.fact(new Fact.Peer(deciding.address().getHostAddress()));
    Duration latency = deciding.latency();
    attempt.took(Stage.ANSWER, latency);
    return latency;
  }

  private Set<InetAddress> addresses(DnsTarget target) throws FaultException {
    Set<InetAddress> addresses = new LinkedHashSet<>();
    for (String server : target.servers()) {
      if (server.equals(DnsTarget.SYSTEM)) {
        system.now().servers().stream().map(InetSocketAddress::getAddress).forEach(addresses::add);
      } else {
        addresses.add(InetAddress.ofLiteral(server));
      }
    }
    return addresses;
  }

  private static Optional<Resolver> first(List<Resolver> resolvers, Predicate<Resolver> test) {
    return resolvers.stream().filter(test).findFirst();
  }
}
