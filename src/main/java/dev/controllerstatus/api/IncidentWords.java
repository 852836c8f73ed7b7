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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words in which an incident is told.
 *
 * @param name of the service
 * @param timeout of its attempts
 * @param slowAbove from this latency on it is slow
 */
record IncidentWords(Wording words, String name, Duration timeout, Duration slowAbove) {
  private static final List<String> OUT_OF_REACH = List.of("local", "unresolved", "unreachable");

  /** All of it in a sentence or two. */
  String sentence(Incident incident, Instant now) {
    Extent extent = incident.extent();
    Instant until = extent.until();
    if (until != null) {
      return told(
          "was." + state(incident),
          incident,
          Map.of(
              "from", words.times().near(extent.since(), now),
              "until", words.times().near(until, extent.since()),
              "lasted", words.ages().of(Duration.between(extent.since(), until))));
    }
    return isAnswering(incident) ? answering(incident, now) : lasting(incident, now);
  }

  private String lasting(Incident incident, Instant now) {
    Extent extent = incident.extent();
    boolean isOnAndOff = isOnAndOff(incident);
    Instant since = isOnAndOff ? extent.since() : extent.severitySince();
    return told(
        isOnAndOff ? "on-and-off" : "is." + state(incident),
        incident,
        Map.of("since", words.times().near(since, now)));
  }

  private String answering(Incident incident, Instant now) {
    return told(
        "again." + state(incident),
        incident,
        Map.of(
            "answers", words.times().near(incident.timeline().latest().at(), now),
            "since", words.times().near(incident.since(), now)));
  }

  private String told(String key, Incident incident, Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    all.put("name", words.messages().shipped(name));
    all.put("because", because(incident));
    all.putAll(counts(incident.tally()));
    return words.text("status.incident." + key, all);
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

  /** What it is or, if it is over, at its worst was: the last word of a key. */
  private static String state(Incident incident) {
    Optional<Fault> fault = fault(incident);
    if (shown(incident) == Severity.IMPAIRED) {
      return fault.isPresent() ? "login" : "slow";
    }
    boolean isFar = fault.map(f -> OUT_OF_REACH.contains(f.layer())).orElse(true);
    return isFar ? "far" : "down";
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
    return shown(incident) == Severity.DOWN
        ? told("what." + state(incident), incident, Map.of())
        : telling(incident).map(this::says).orElse("");
  }

  /** What one attempt found. */
  String says(Transition transition) {
    Fault fault = transition.fault();
    return fault == null
        ? words.text(
            "status.course." + transition.light().word(),
            Map.of("limit", words.figures().took(slowAbove)))
        : new FaultSentences(words).of(fault, timeout);
  }

  /** The attempts in figures. */
  String figures(Tally tally) {
    String key = tally.impaired() == 0 ? "status.incident.failed" : "status.incident.impaired";
    return words.text(key, counts(tally));
  }

  private static Map<String, String> counts(Tally tally) {
    return Map.of(
        "failed", Long.toString(tally.failed()),
        "attempts", Long.toString(tally.attempts()),
        "impaired", Long.toString(tally.impaired()));
  }
}
