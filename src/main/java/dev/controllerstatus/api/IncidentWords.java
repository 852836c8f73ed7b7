package dev.controllerstatus.api;

import dev.controllerstatus.incident.Extent;
import dev.controllerstatus.incident.Incident;
import dev.controllerstatus.incident.Severity;
import dev.controllerstatus.incident.Tally;
import dev.controllerstatus.incident.Transition;
import dev.controllerstatus.light.Light;
import dev.controllerstatus.sample.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The words in which an incident is told.
 *
 * @param name of the service
 * @param timeout of its attempts
 * @param slowAbove from this latency on it is slow
 */
record IncidentWords(String name, Duration timeout, Duration slowAbove) {
  private static final List<String> OUT_OF_REACH = List.of("local", "unresolved", "unreachable");

  /** All of it in a sentence or two. */
  String sentence(Incident incident, Instant now) {
    Extent extent = incident.extent();
    Instant until = extent.until();
    if (until != null) {
      String time = Ages.of(Duration.between(extent.since(), until));
      return "%s was %s from %s to %s (%s)%s"
          .formatted(
              name,
              state(incident),
              Times.near(extent.since(), now),
              Times.near(until, extent.since()),
              time,
              because(incident));
    }
    return isAnswering(incident) ? answering(incident, now) : lasting(incident, now);
  }

  private String lasting(Incident incident, Instant now) {
    Extent extent = incident.extent();
    String since = Times.near(extent.severitySince(), now);
    return isOnAndOff(incident)
        ? "%s has been failing on and off since %s, %s%s"
            .formatted(
                name, Times.near(extent.since(), now), count(incident.tally()), because(incident))
        : "%s has %s since %s%s".formatted(name, been(incident), since, because(incident));
  }

  private String answering(Incident incident, Instant now) {
    return "%s has answered since %s, after it was %s from %s on%s It is being watched whether that lasts."
        .formatted(
            name,
            Times.near(incident.timeline().latest().at(), now),
            state(incident),
            Times.near(incident.since(), now),
            because(incident));
  }

  private static boolean isAnswering(Incident incident) {
    return incident.timeline().latest().light() == Light.GREEN;
  }

  /** Down, and yet it has been reached in between. */
  private static boolean isOnAndOff(Incident incident) {
    return incident.extent().severity() == Severity.DOWN
        && incident.timeline().transitions().stream()
            .filter(t -> t.at().isAfter(incident.extent().severitySince()))
            .anyMatch(t -> t.light() != Light.RED);
  }

  private static String count(Tally tally) {
    return "%d of %d attempts".formatted(tally.failed(), tally.attempts());
  }

  private String been(Incident incident) {
    return state(incident).startsWith("not ")
        ? "not been " + state(incident).substring("not ".length())
        : "been " + state(incident);
  }

  /** What it is or, if it is over, at its worst was; to follow "is" or "was". */
  private static String state(Incident incident) {
    Optional<Fault> fault = fault(incident);
    if (shown(incident) == Severity.IMPAIRED) {
      return fault.isPresent() ? "refusing the login" : "slow";
    }
    boolean isFar = fault.map(f -> OUT_OF_REACH.contains(f.layer())).orElse(true);
    return isFar ? "not reachable" : "not operational";
  }

  private static Severity shown(Incident incident) {
    return incident.isOpen() ? incident.extent().severity() : incident.extent().worst();
  }

  /** Why, at last. */
  private static Optional<Fault> fault(Incident incident) {
    return telling(incident).map(Transition::fault);
  }

  /** The latest transition that has the light of its severity. */
  private static Optional<Transition> telling(Incident incident) {
    Light light = shown(incident) == Severity.DOWN ? Light.RED : Light.YELLOW;
    return incident.timeline().transitions().reversed().stream()
        .filter(t -> t.light() == light)
        .findFirst();
  }

  private String because(Incident incident) {
    return telling(incident).map(t -> ": " + says(t)).orElse(".");
  }

  /** What it was, without a name or a time. */
  String what(Incident incident) {
    String state = state(incident);
    return state.startsWith("not ")
        ? "N" + state.substring(1) + because(incident)
        : telling(incident).map(this::says).orElse("");
  }

  /** What one attempt found. */
  String says(Transition transition) {
    Fault fault = transition.fault();
    if (fault != null) {
      return Sentences.of(fault, timeout);
    }
    return switch (transition.light()) {
      case GREEN -> "Answers.";
      case YELLOW -> "Slower than " + Millis.text(slowAbove) + ".";
      case RED -> "Failed.";
      case GREY -> "Not checked any more.";
    };
  }

  /** The attempts in figures. */
  static String figures(Tally tally) {
    String failed = count(tally) + " failed";
    return tally.impaired() == 0
        ? failed + "."
        : "%s, %d found it slow or were refused the login.".formatted(failed, tally.impaired());
  }
}
