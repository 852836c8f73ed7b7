package dev.controllerstatus.target;

import java.util.Optional;

/** A service whose address nobody has configured yet: known, shown, never probed. */
public record Unset(Service service) implements Target {
  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.empty();
  }
}
