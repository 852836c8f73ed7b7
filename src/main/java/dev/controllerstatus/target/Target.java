package dev.controllerstatus.target;

import java.time.Duration;
import java.util.Optional;

/** One thing that is checked. Each kind has its own record beside its probe. */
public interface Target {
  /** Name, purpose and rhythm. */
  Service service();

  /** Where it is; empty as long as nobody has configured an address. */
  Optional<Endpoint> endpoint();

  /** Whether the box speaks to the endpoint itself, and not to a proxy in between. */
  default boolean isStraight() {
    return true;
  }

  /** What it is to people. */
  default Role role() {
    return Role.SERVICE;
  }

  /** The service that this is the way to; empty for what is no way, or one to all services. */
  default Optional<TargetId> leadsTo() {
    return Optional.empty();
  }

  /** The least time between two attempts, also when a person asks for a check. */
  default Duration atMostEvery() {
    return Duration.ZERO;
  }

  /** Short for {@code service().id()}. */
  default TargetId id() {
    return service().id();
  }
}
