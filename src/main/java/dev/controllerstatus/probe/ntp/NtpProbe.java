package dev.controllerstatus.probe.ntp;

import dev.controllerstatus.config.Parsers;
import dev.controllerstatus.config.Section;
import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.wire.AtOnce;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Unset;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Asks time servers for the time. */
@Singleton
final class NtpProbe implements Probe<NtpTarget> {
  private static final int PORT = 123;
  // What ntpd and chrony use for a server of their own.
  private static final Duration EVERY = Duration.ofSeconds(64);
  private static final Duration LEAST = Duration.ofSeconds(1);
  private final Wire wire;
  private final InstantSource clock;
  private final Pauses pauses;

  NtpProbe(Wire wire, InstantSource clock, Pauses pauses) {
    this.wire = wire;
    this.clock = clock;
    this.pauses = pauses;
  }

  @Override
  public String kind() {
    return "ntp";
  }

  @Override
  public Class<NtpTarget> type() {
    return NtpTarget.class;
  }

  @Override
  public Target read(TargetId id, Section section) {
    List<String> servers = new ArrayList<>(section.host("host").stream().toList());
    servers.addAll(section.list("servers", "a host name or an IP address", Parsers::host));
    int port = section.integer("port", 1, 65535, PORT);
    Service service =
        servers.stream().anyMatch(NtpTarget::isPool)
            ? Service.read(id, section, NtpTarget.POOL_EVERY, NtpTarget.POOL_EVERY, "pool terms")
            : Service.read(id, section, EVERY, LEAST, "");
    return servers.isEmpty()
        ? new Unset(service)
        : new NtpTarget(service, servers.stream().distinct().toList(), port);
  }

  @Override
  public Duration exchange(NtpTarget target, Attempt attempt)
      throws IOException, InterruptedException {
    pauses.open();
    List<Supplier<Result>> questions =
        target.servers().stream()
            .<Supplier<Result>>map(
                host -> new Question(wire, clock, pauses, target, host, attempt.part())::ask)
            .toList();
    Result result = Result.deciding(AtOnce.all(questions, attempt.deadline()));
    attempt.decidedBy(result.part());
    result.peer().ifPresent(peer -> attempt.fact(new Fact.Peer(peer.getHostAddress())));
    Duration latency = result.latency();
    attempt.took(Stage.ANSWER, latency);
    return latency;
  }
}
