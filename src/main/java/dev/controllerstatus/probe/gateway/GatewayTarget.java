package dev.controllerstatus.probe.gateway;

import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Role;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import java.util.Optional;

/**
 * The default gateway, whichever it is at the time.
 *
 * @param isSix whether it is that of version 6
 */
record GatewayTarget(Service service, boolean isSix) implements Target {
  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.empty();
  }

  @Override
  public Role role() {
    return Role.WAY;
  }
}
