package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Connections that die of having been quiet. A firewall forgets a connection on which nothing moved
 * for a while, and drops or resets what comes later; a server that ends one says so in good order.
 */
final class IdleCuts implements Rule {
  private static final Set<String> CUT = Set.of("reset", "silent");
  private static final Duration LEAST = Duration.ofSeconds(10);

  @Override
  public void judge(Scene scene, Notes notes) {
    for (Seen seen : scene.services()) {
      List<Kept> deaths = seen.track().samples().stream().filter(IdleCuts::isDeath).toList();
      if (deaths.size() > 1 && isAlike(deaths) && hasNoOlder(seen, deaths)) {
        tell(seen, deaths, notes);
      }
    }
  }

  private static boolean isDeath(Kept kept) {
    return Track.facts(kept, Connection.class)
        .anyMatch(c -> CUT.contains(c.state()) && c.idle().compareTo(LEAST) >= 0);
  }

  private static List<Duration> idle(List<Kept> samples) {
    return samples.stream()
        .flatMap(kept -> Track.facts(kept, Connection.class))
        .filter(c -> CUT.contains(c.state()))
        .map(Connection::idle)
        .sorted()
        .toList();
  }

  private static boolean isAlike(List<Kept> deaths) {
    List<Duration> idle = idle(deaths);
    return idle.getLast().compareTo(idle.getFirst().multipliedBy(3).dividedBy(2)) <= 0;
  }

  /** A connection that was quiet for longer and lives speaks against it. */
  private static boolean hasNoOlder(Seen seen, List<Kept> deaths) {
    Duration longest = idle(deaths).getLast();
    return seen.track().samples().stream()
        .filter(kept -> !Track.at(kept).isBefore(Track.at(deaths.getFirst())))
        .flatMap(kept -> Track.facts(kept, Connection.class))
        .noneMatch(c -> c.state().equals("alive") && c.idle().compareTo(longest) > 0);
  }

  private static void tell(Seen seen, List<Kept> deaths, Notes notes) {
    Duration idle = idle(deaths).getFirst();
    notes.own(
        new Draft(Code.FIREWALL_IDLE_TIMEOUT, seen.host(), Track.at(deaths.getFirst()), 0.75)
            .value("host", seen.host())
            .value("idle", idle)
            .quiet(idle.multipliedBy(4))
            .proof(
                Says.DIES_QUIET,
                Map.of("host", seen.host(), "times", deaths.size(), "idle", idle),
                deaths),
        List.of(seen));
  }
}
