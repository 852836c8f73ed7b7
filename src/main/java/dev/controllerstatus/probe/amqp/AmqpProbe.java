package dev.controllerstatus.probe.amqp;

import dev.controllerstatus.config.Secret;
import dev.controllerstatus.config.Section;
import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Unset;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks a broker to begin the conversation and, with credentials, sends messages to itself. For
 * those it keeps connections, as whoever works with a broker does: what befalls them over time is
 * part of what is to be found out.
 */
@Singleton
final class AmqpProbe implements Probe<AmqpTarget>, AutoCloseable {
  private static final Duration FAREWELL = Duration.ofSeconds(2);
  private final Wire wire;
  private final InstantSource clock;
  private final Map<TargetId, Keeper> keepers = new ConcurrentHashMap<>();

  AmqpProbe(Wire wire, InstantSource clock) {
    this.wire = wire;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "amqp";
  }

  @Override
  public Class<AmqpTarget> type() {
    return AmqpTarget.class;
  }

  @Override
  public Target read(TargetId id, Section section) {
    Service service = Service.read(id, section, Service.EVERY);
    Optional<URI> url = section.url("url", Set.of("amqp", "amqps"));
    Optional<String> user = section.text("user");
    Optional<Secret> password = section.secret("password");
    Optional<CanaryPlan> plan = CanaryPlan.read(section);
    return url.<Target>map(u -> read(service, section, new BrokerUrl(u), user, password, plan))
        .orElseGet(() -> new Unset(service));
  }

  private static AmqpTarget read(
      Service service,
      Section section,
      BrokerUrl url,
      Optional<String> ownUser,
      Optional<Secret> ownPassword,
      Optional<CanaryPlan> plan) {
    url.check(section);
    Optional<String> user = ownUser.or(url::user);
    Optional<Secret> password = ownPassword.or(url::password);
    if (user.isPresent() && password.isEmpty()) {
      section.problem("password-file", "none", "the password of the user, here or in the URL");
    } else if (user.isEmpty() && password.isPresent()) {
      section.problem("user", "none", "the user of the password, here or in the URL");
    }
    return new AmqpTarget(
        service,
        url.endpoint(),
        url.isSecure(),
        url.vhost(),
        user.flatMap(u -> password.map(p -> new Credentials(u, p))).orElse(null),
        plan.orElse(null));
  }

  @Override
  public Duration exchange(AmqpTarget target, Attempt attempt)
      throws IOException, InterruptedException {
    Credentials credentials = target.credentials();
    CanaryPlan plan = target.canary();
    if (credentials != null && plan != null) {
      return keepers
          .computeIfAbsent(target.id(), _ -> new Keeper(wire, target, credentials, plan, clock))
          .exchange(attempt);
    }
    try (Line line = Line.open(wire, target, 0, attempt)) {
      return line.greeting();
    }
  }

  @Override
  public void leave(TargetId id) {
    Keeper keeper = keepers.remove(id);
    if (keeper != null) {
      keeper.close();
    }
  }

  /** Ends what is kept, and leaves no queue behind. */
  @Override
  @PreDestroy
  public void close() {
    List<Thread> farewells =
        keepers.values().stream().map(keeper -> Thread.startVirtualThread(keeper::close)).toList();
    for (Thread farewell : farewells) {
      try {
        farewell.join(FAREWELL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
