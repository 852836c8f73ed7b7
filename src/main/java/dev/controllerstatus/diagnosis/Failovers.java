package dev.controllerstatus.diagnosis;

import dev.controllerstatus.diagnosis.Event.Kind;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Announcement;
import dev.controllerstatus.sample.Fact.Neighbour;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A redundant gateway whose standby took over: another hardware address answers for the gateway,
 * or, where both units share one (RFC 5798 section 7.3), another one announces itself.
 */
final class Failovers implements Rule {
  private static final Duration AROUND = Duration.ofSeconds(30);

  @Override
  public void judge(Scene scene, Notes notes) {
    scene.sides().forEach(side -> look(side, notes));
  }

  private static void look(Side side, Notes notes) {
    List<Kept> good = side.gateway().samples().stream().filter(Track::isUp).toList();
    List<String> units = good.stream().map(Failovers::unit).toList();
    for (int i = 1; i < good.size(); i++) {
      String before = units.get(i - 1);
      String after = units.get(i);
      boolean isStill = i + 1 == good.size() || units.get(i + 1).equals(after);
      if (!before.isEmpty() && !after.isEmpty() && !before.equals(after) && isStill) {
        notes.event(event(side, good.get(i), before, after));
      }
    }
  }

  private static Event event(Side side, Kept first, String before, String after) {
    return new Event(
        Kind.GATEWAY_FAILOVER,
        Track.at(first),
        Map.of(
            "old", before,
            "new", after,
            "dark", dark(side, Track.at(first)).toString()));
  }

  /** Who serves the gateway's address; empty when two do, or nobody can be told. */
  private static String unit(Kept kept) {
    String hardware = Track.fact(kept, Neighbour.class).map(Neighbour::hardware).orElse("");
    if (!isVirtual(hardware)) {
      return hardware;
    }
    List<String> masters =
        Track.facts(kept, Announcement.class).map(Announcement::source).distinct().toList();
    return masters.size() == 1 ? masters.getFirst() : "";
  }

  /** Virtual router hardware addresses, RFC 5798 section 7.3; CARP uses the same. */
  static boolean isVirtual(String hardware) {
    return hardware.startsWith("00:00:5e:00:01:") || hardware.startsWith("00:00:5e:00:02:");
  }

  /** For how long nothing behind the gateway was reached around that time. */
  private static Duration dark(Side side, Instant at) {
    return side.remote().stream()
        .flatMap(seen -> darkness(seen, at))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private static Stream<Duration> darkness(Seen seen, Instant at) {
    List<Kept> near =
        seen.track().samples().stream()
            .filter(kept -> Duration.between(Track.at(kept), at).abs().compareTo(AROUND) < 0)
            .toList();
    Optional<Kept> first = near.stream().filter(Track::isDown).findFirst();
    return first.stream()
        .flatMap(
            bad ->
                near.stream()
                    .filter(kept -> Track.isUp(kept) && Track.at(kept).isAfter(Track.at(bad)))
                    .findFirst()
                    .stream()
                    .map(up -> Duration.between(Track.at(bad), Track.at(up))));
  }
}
