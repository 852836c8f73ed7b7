package dev.controllerstatus.diagnosis;

import dev.controllerstatus.diagnosis.Clocks.Reading;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Certificate;
import dev.controllerstatus.sample.Fact.Time;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Untrusted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The box's own clock. Time servers do not know each other's mistakes: when all of them differ from
 * the box by the same, the box is the one that is wrong. One alone could be wrong itself, unless
 * its time is the one at which refused certificates are valid.
 */
final class BoxClock implements Rule {
  // Logins and certificates bear less than a minute or two.
  private static final Duration WRONG = Duration.ofSeconds(10);

  @Override
  public void judge(Scene scene, Notes notes) {
    List<Seen> dated = scene.failing().filter(BoxClock::isDated).toList();
    Optional<List<Reading>> telling = telling(Clocks.of(scene), dated);
    if (telling.isPresent()) {
      tell(telling.get(), dated, notes);
    } else {
      early(dated, Clocks.of(scene), notes);
    }
  }

  static boolean isDated(Seen seen) {
    return seen.fault().map(BoxClock::isOfDates).orElse(false);
  }

  private static boolean isOfDates(Fault fault) {
    return fault instanceof Untrusted(var reason, _)
        && (reason == Untrusted.Reason.EXPIRED || reason == Untrusted.Reason.NOT_YET_VALID);
  }

  private static Optional<List<Reading>> telling(Clocks clocks, List<Seen> dated) {
    List<Reading> all = List.copyOf(clocks.readings().values());
    boolean isWrong =
        !all.isEmpty()
            && clocks.agreeing(all.getFirst()).size() == all.size()
            && all.getFirst().offset().abs().compareTo(WRONG) >= 0;
    return isWrong && (all.size() > 1 || isMended(dated, all.getFirst().offset()))
        ? Optional.of(all)
        : Optional.empty();
  }

  private static boolean isMended(List<Seen> dated, Duration offset) {
    return dated.stream().anyMatch(seen -> isMended(seen, offset));
  }

  /** Whether the certificate would be valid by the time server's time. */
  private static boolean isMended(Seen seen, Duration offset) {
    Instant right = Track.at(seen.last()).plus(offset);
    return Track.facts(seen.last(), Certificate.class)
        .findFirst()
        .map(c -> !right.isBefore(c.notBefore()) && !right.isAfter(c.notAfter()))
        .orElse(false);
  }

  private static void tell(List<Reading> readings, List<Seen> dated, Notes notes) {
    Duration offset = readings.getFirst().offset();
    Draft draft =
        new Draft(Code.BOX_CLOCK_WRONG, "", since(readings), readings.size() > 1 ? 0.97 : 0.9)
            .value("offset", offset.abs())
            .value("form", offset.isNegative() ? "ahead" : "behind");
    for (Reading reading : readings) {
      draft.proof(
          offset.isNegative() ? Says.CLOCK_AHEAD : Says.CLOCK_BEHIND,
          Map.of("server", reading.time().server(), "offset", reading.offset().abs()),
          reading.kept());
    }
    if (!dated.isEmpty()) {
      draft.proof(
          Says.DATES_NOT_JUDGED,
          Map.of("count", dated.size()),
          dated.stream().map(Seen::last).toList());
    }
    notes.parent(draft, dated);
  }

  private static Instant since(List<Reading> readings) {
    return readings.stream()
        .map(r -> Track.at(r.seen().track().run(BoxClock::isOff).getFirst()))
        .min(Instant::compareTo)
        .orElseThrow();
  }

  private static boolean isOff(Kept kept) {
    return Track.facts(kept, Time.class)
        .filter(Clocks::isUsable)
        .anyMatch(time -> time.offset().abs().compareTo(WRONG) >= 0);
  }

  /**
   * Nobody issues certificates for the future: several of them tell that the box lives in the past.
   */
  private static void early(List<Seen> dated, Clocks clocks, Notes notes) {
    List<Seen> early =
        dated.stream()
            .filter(
                seen ->
                    seen.fault().orElseThrow() instanceof Untrusted(var reason, _)
                        && reason == Untrusted.Reason.NOT_YET_VALID)
            .toList();
    boolean isSeveral = early.stream().map(Seen::host).distinct().count() > 1;
    if (!isSeveral || !clocks.readings().isEmpty()) {
      return;
    }
    Instant since = early.stream().map(Seen::began).min(Instant::compareTo).orElseThrow();
    notes.parent(
        new Draft(Code.BOX_CLOCK_WRONG, "", since, 0.8)
            .value("form", "early")
            .proof(
                Says.DATES_NOT_JUDGED,
                Map.of("count", early.size()),
                early.stream().map(Seen::last).toList()),
        dated);
  }
}
