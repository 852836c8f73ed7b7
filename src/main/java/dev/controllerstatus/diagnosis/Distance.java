package dev.controllerstatus.diagnosis;

import dev.controllerstatus.sample.Fact.Control;
import dev.controllerstatus.sample.Fact.Hop;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Whether an answer in a host's name can come from that host. Nothing travels faster than it
 * usually does, and a packet whose time to live ended before the host cannot have been answered by
 * it.
 */
final class Distance {
  private static final Duration MEASURABLE = Duration.ofMillis(2);

  private Distance() {}

  static Duration took(Hop hop) {
    return hop.took() == null ? Duration.ZERO : hop.took();
  }

  /** Round trip to the host: as it was usually, or as its echoes tell now. */
  static Optional<Duration> usual(Seen seen, Trail trail) {
    return seen.usualConnect()
        .or(trail::farEcho)
        .or(() -> seen.good().flatMap(Trail::farEcho))
        .or(
            () ->
                trail
                    .controls(Control.What.PORT)
                    .filter(c -> c.answer().equals("connected"))
                    .map(Control::took)
                    .flatMap(Stream::ofNullable)
                    .findFirst());
  }

  static String usualText(Seen seen, Trail trail) {
    return usual(seen, trail).orElse(Duration.ZERO).toString();
  }

  static boolean isNearer(Hop reset, Seen seen, Trail trail) {
    OptionalInt steps = seen.steps();
    if (steps.isPresent() && steps.getAsInt() > 2 && reset.distance() < steps.getAsInt()) {
      return reset.distance() <= 2;
    }
    return isFaster(reset, seen, trail) && reset.distance() <= 2;
  }

  private static boolean isFaster(Hop reset, Seen seen, Trail trail) {
    return usual(seen, trail)
        .filter(usual -> usual.compareTo(MEASURABLE) > 0)
        .filter(usual -> took(reset).multipliedBy(2).compareTo(usual) < 0)
        .isPresent();
  }

  /** Whether it comes from where the host is, or nothing speaks against it. */
  static boolean isOfHost(Hop reset, Seen seen, Trail trail) {
    OptionalInt steps = seen.steps();
    boolean isThere = steps.isEmpty() ? reset.distance() > 2 : reset.distance() >= steps.getAsInt();
    boolean isOnTime = usual(seen, trail).isPresent() && !isFaster(reset, seen, trail);
    return isThere && (isOnTime || usual(seen, trail).isEmpty());
  }
}
