package dev.controllerstatus.diagnosis;

import dev.controllerstatus.diagnosis.Clocks.Reading;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Time;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Time servers, each by itself and against the others: who keeps another time than two that agree
 * is wrong, RFC 5905 section 11.2.1 in short.
 */
final class TimeServers implements Rule {
  @Override
  public void judge(Scene scene, Notes notes) {
    Clocks clocks = Clocks.of(scene);
    clocks.readings().values().forEach(reading -> compare(reading, clocks, notes));
    for (Seen seen : scene.services()) {
      unsynchronised(seen, notes);
    }
    for (Seen seen : notes.open(scene)) {
      limited(seen, notes);
    }
  }

  private static void compare(Reading reading, Clocks clocks, Notes notes) {
    List<Reading> others =
        clocks.readings().values().stream()
            .filter(other -> !Clocks.isNear(other.offset(), reading.offset()))
            .toList();
    List<Reading> agreed =
        others.stream().filter(other -> agreeing(other, others) == others.size()).toList();
    boolean isAlone = clocks.agreeing(reading).size() == 1;
    if (!isAlone || others.size() < 2 || agreed.size() != others.size()) {
      return;
    }
    Duration difference = reading.offset().minus(agreed.getFirst().offset());
    String server = reading.time().server();
    List<Kept> run =
        reading.seen().track().run(kept -> isOff(kept, server, agreed.getFirst().offset()));
    Draft draft =
        new Draft(Code.TIME_WRONG, server, Track.at(run.getFirst()), 0.95)
            .value("server", server)
            .value("offset", difference.abs())
            .proof(Says.TIME_DIFFERS, Map.of("server", server, "offset", difference.abs()), run);
    agreed.forEach(
        one ->
            draft.proof(
                Says.TIME_AGREES,
                Map.of("server", one.time().server(), "offset", one.offset().abs()),
                one.kept()));
    notes.own(draft, List.of(reading.seen()));
  }

  private static long agreeing(Reading with, List<Reading> others) {
    return others.stream().filter(o -> Clocks.isNear(o.offset(), with.offset())).count();
  }

  private static boolean isOff(Kept kept, String server, Duration right) {
    return Track.facts(kept, Time.class)
        .anyMatch(time -> time.server().equals(server) && !Clocks.isNear(time.offset(), right));
  }

  private static void unsynchronised(Seen seen, Notes notes) {
    if (seen.track().fresh().isEmpty() || (seen.isFailing() && !notes.isOpen(seen))) {
      return;
    }
    List<String> servers =
        Track.facts(seen.track().fresh().get(), Time.class)
            .filter(time -> !isKiss(time) && !Clocks.isUsable(time))
            .map(Time::server)
            .distinct()
            .sorted()
            .toList();
    for (String server : servers) {
      List<Kept> run = seen.track().run(kept -> isUnusable(kept, server));
      if (Seen.isLasting(run)) {
        tell(seen, server, run, notes);
      }
    }
    if (servers.isEmpty() && seen.fault().orElse(null) instanceof Fault.Clock) {
      List<Kept> run = seen.run(fault -> fault instanceof Fault.Clock);
      if (Seen.isLasting(run)) {
        tell(seen, seen.host(), run, notes);
      }
    }
  }

  /** A kiss code has no time at all, and is another matter. */
  private static boolean isKiss(Time time) {
    return time.stratum() == 0 && time.leap() != 3;
  }

  private static boolean isUnusable(Kept kept, String server) {
    return Track.facts(kept, Time.class)
        .anyMatch(t -> t.server().equals(server) && !isKiss(t) && !Clocks.isUsable(t));
  }

  private static void tell(Seen seen, String server, List<Kept> run, Notes notes) {
    String detail =
        Track.facts(run.getLast(), Time.class)
            .filter(time -> time.server().equals(server))
            .map(time -> "stratum " + time.stratum() + ", leap indicator " + time.leap())
            .findFirst()
            .orElseGet(() -> seen.fault().map(Fault::detail).orElse(""));
    notes.own(
        new Draft(Code.TIME_UNSYNCHRONISED, server, Track.at(run.getFirst()), 0.96)
            .value("server", server)
            .proof(
                Says.TIME_UNSYNCHRONISED,
                Map.of("server", server, "detail", detail, "times", run.size()),
                run),
        List.of(seen));
  }

  private static void limited(Seen seen, Notes notes) {
    if (seen.fault().orElseThrow() instanceof Refused(var reason, var detail)
        && reason == Refused.Reason.RATE_LIMITED) {
      List<Kept> run = seen.run(f -> f instanceof Refused);
      notes.own(
          new Draft(Code.TIME_RATE_LIMITED, seen.id().toString(), ProxyRules.first(run), 0.97)
              .value("server", seen.host())
              .proof(Says.ASKED_TOO_OFTEN, Map.of("server", seen.host(), "answer", detail), run),
          List.of(seen));
    }
  }
}
