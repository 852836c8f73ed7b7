package dev.controllerstatus.probe.box;

import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Role;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import java.util.Optional;

/** The box. */
record BoxTarget(Service service) implements Target {
  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.empty();
  }

  @Override
  public Role role() {
    return Role.WAY;
  }
}
