package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fact.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Connections that die of having been quiet. A firewall forgets a connection on which nothing moved
 * for a while, and drops or resets what comes later; a server that ends one says so in good order.
 */
final class IdleCuts implements Rule {
  private static final Set<String> CUT = Set.of("reset", "silent");
  private static final Set<String> STANDS = Set.of("new", "alive");
  private static final Duration LEAST = Duration.ofSeconds(2);

  @Override
  public void judge(Scene scene, Notes notes) {
    for (Seen seen : scene.services()) {
      List<Kept> deaths =
          deaths(seen.track().samples()).stream()
              .filter(kept -> !isOfFailover(kept, notes))
              .toList();
      if (deaths.size() > 1 && isAlike(deaths) && isOfNow(deaths, seen)) {
        tell(seen, deaths, notes);
      }
    }
  }

  /**
   * The latest deaths, oldest first, back to a connection that was quiet for about as long and
   * lived: what was before that was another story.
   */
  private static List<Kept> deaths(List<Kept> samples) {
    List<Kept> deaths = new ArrayList<>();
    for (int i = samples.size() - 1; i > 0; i--) {
      Kept kept = samples.get(i);
      // One that died in trouble that everybody could see did not die of silence.
      if (isDeath(kept) && Track.isUp(samples.get(i - 1))) {
        deaths.addFirst(kept);
      } else if (!deaths.isEmpty() && isSurvival(kept, idle(deaths).getFirst())) {
        return deaths;
      }
    }
    return deaths;
  }

  private static boolean isSurvival(Kept kept, Duration shortest) {
    Duration nearly = shortest.multipliedBy(4).dividedBy(5);
    return Track.facts(kept, Connection.class)
        .anyMatch(c -> c.state().equals("alive") && c.idle().compareTo(nearly) > 0);
  }

  /** A unit that takes over does not know the connections of the other. */
  private static boolean isOfFailover(Kept kept, Notes notes) {
    Duration idle = idle(List.of(kept)).getLast();
    Instant at = Track.at(kept);
    return notes.hasTakenOver(at.minus(idle), at);
  }

  /** Nobody has survived that since the last one died. */
  private static boolean isOfNow(List<Kept> deaths, Seen seen) {
    return isNoneSurviving(seen, Track.at(deaths.getLast()), idle(deaths).getFirst());
  }

  private static boolean isNoneSurviving(Seen seen, Instant since, Duration idle) {
    return seen.track().since(since).stream()
        .filter(kept -> Track.at(kept).isAfter(since))
        .noneMatch(kept -> isSurvival(kept, idle));
  }

  /** One died, and another stands: the way and the far end are well. */
  private static boolean isDeath(Kept kept) {
    return isDeath(kept, CUT)
        && (Track.isUp(kept)
            || Track.facts(kept, Connection.class).anyMatch(c -> STANDS.contains(c.state())));
  }

  // Asked of every sample at each look, so without a stream.
  private static boolean isDeath(Kept kept, Set<String> states) {
    for (Fact fact : Track.facts(kept)) {
      if (fact instanceof Connection c
          && states.contains(c.state())
          && c.idle().compareTo(LEAST) >= 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether it died in silence and came back as a new one, and none has lived through as long a
   * quiet since: else the far end had stood still, and the way had forgotten nothing.
   */
  static boolean isForgotten(Kept kept, Seen seen) {
    return isDeath(kept)
        && isDeath(kept, Set.of("silent"))
        && isNoneSurviving(seen, Track.at(kept), idle(List.of(kept)).getFirst());
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
