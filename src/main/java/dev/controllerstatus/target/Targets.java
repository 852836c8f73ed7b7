package dev.controllerstatus.target;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All targets of this box, in the order in which people see them: the shipped services as the
 * vendor lists them, then the operator's own by id.
 */
public record Targets(List<Target> all) {
  private static final List<String> SHIPPED =
      List.of(
          "https/balena",
          "amqp/rabbitmq",
          "https/backend",
          "https/sentry",
          "ntp/ntp",
          "dns/dns",
          "https/billing");

  /** Sorts a copy. */
  public Targets {
    all =
        all.stream()
            .sorted(Comparator.comparingInt(Targets::rank).thenComparing(Target::id))
            .toList();
  }

  private static int rank(Target target) {
    int index = SHIPPED.indexOf(target.id().toString());
    return index < 0 ? SHIPPED.size() : index;
  }

  /** Those that have a light, in the same order; last those that have no address yet. */
  public List<Target> services() {
    return all.stream()
        .filter(target -> target.role() == Role.SERVICE)
        .sorted(Comparator.comparing(Unset.class::isInstance))
        .toList();
  }

  /** The target of this kind and name. */
  public Optional<Target> find(String kind, String name) {
    return all.stream()
        .filter(target -> target.id().kind().equals(kind) && target.id().name().equals(name))
        .findFirst();
  }
}
