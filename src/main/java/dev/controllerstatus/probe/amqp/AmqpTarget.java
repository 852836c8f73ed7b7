package dev.controllerstatus.probe.amqp;

import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A broker.
 *
 * @param credentials null for a probe that ends before the login
 * @param canary null for a probe that ends after the login
 */
record AmqpTarget(
    Service service,
    Endpoint address,
    boolean isSecure,
    String vhost,
    @Nullable Credentials credentials,
    @Nullable CanaryPlan canary)
    implements Target {
  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.of(address);
  }
}
