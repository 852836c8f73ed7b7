package dev.controllerstatus.probe.amqp;

import com.rabbitmq.client.AMQP.Connection.Start;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.config.Section;
import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.wire.Excerpt;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Unset;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks a broker to begin the conversation and, with credentials, logs in and opens a channel. */
@Singleton
final class AmqpProbe implements Probe<AmqpTarget> {
  private static final int LONGEST_NAME = 80;
  private final Wire wire;

  AmqpProbe(Wire wire) {
    this.wire = wire;
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
    return url.<Target>map(u -> read(service, section, new BrokerUrl(u), user, password))
        .orElseGet(() -> new Unset(service));
  }

  private static AmqpTarget read(
      Service service,
      Section section,
      BrokerUrl url,
      Optional<String> ownUser,
      Optional<Secret> ownPassword) {
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
        user.flatMap(u -> password.map(p -> new Credentials(u, p))).orElse(null));
  }

  @Override
  public Duration exchange(AmqpTarget target, Attempt attempt)
      throws IOException, InterruptedException {
    String host = target.address().host();
    try (Socket plain = wire.connect(host, target.address().port(), attempt);
        Socket socket = target.isSecure() ? wire.secure(plain, host, attempt) : plain) {
      Frames frames = new Frames(socket);
      long began = System.nanoTime();
      Start start = attempt.time(Stage.ANSWER, () -> Greeting.exchange(frames));
      Duration latency = Duration.ofNanos(System.nanoTime() - began);
      attempt.fact(new Fact.Spoken(spoken(start)));
      if (target.credentials() != null) {
        attempt.enter(Stage.LOGIN);
        new Login(frames, start, target.credentials(), target.vhost()).run();
      }
      return latency;
    }
  }

  private static String spoken(Start start) {
    Map<String, Object> server = start.getServerProperties();
    return Excerpt.of(
            "AMQP 0-9-1 %s %s"
                .formatted(server.getOrDefault("product", ""), server.getOrDefault("version", "")),
            LONGEST_NAME)
        .strip();
  }
}
