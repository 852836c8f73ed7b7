package dev.controllerstatus.api;

import dev.controllerstatus.light.Verdict;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The words in which a light is explained to a person on site. */
record Sentences(Wording words) {
  private static final String NOT_JUDGED = "status.says.not-judged";

  /** One sentence for one service. */
  String of(Service service, Verdict verdict, Optional<Sample> latest, Instant now) {
    return switch (verdict.reason()) {
      case NOT_CONFIGURED -> words.text("status.says.not-configured");
      case PENDING -> words.text("status.says.pending");
      case STALE -> words.text("status.says.stale", Map.of("age", age(latest, now)));
      case NOT_JUDGED ->
          latest.map(s -> notJudged(service, s.outcome())).orElseGet(() -> words.text(NOT_JUDGED));
      case NOT_DUE, INCONCLUSIVE ->
          latest.map(s -> notJudged(s.outcome())).orElseGet(() -> words.text(NOT_JUDGED));
      case FAST, SLOW, LOGIN_REFUSED, UNREACHABLE ->
          latest.map(s -> of(service, s.outcome())).orElse("");
    };
  }

  private String age(Optional<Sample> latest, Instant now) {
    return words.ages().of(latest.map(s -> Duration.between(s.at(), now)).orElse(Duration.ZERO));
  }

  private String notJudged(Service service, Outcome outcome) {
    return words.text("status.says.not-judged.why", Map.of("why", of(service, outcome)));
  }

  private String notJudged(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Skipped(var asked, var next) ->
          words.text(
              "status.says.not-due",
              Map.of("asked", words.times().of(asked), "next", words.times().of(next)));
      case Outcome.Inconclusive(var code) ->
          words.text("status.says.inconclusive", Map.of("code", code));
      case Outcome.Up _, Outcome.Down _ -> words.text(NOT_JUDGED);
    };
  }

  private String of(Service service, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Up(var latency, _, _) -> up(service, latency);
      case Outcome.Down(var fault, _, _) -> of(fault, service.timeout());
      case Outcome.Skipped _, Outcome.Inconclusive _ -> notJudged(outcome);
    };
  }

  private String up(Service service, Duration latency) {
    boolean isFast = latency.compareTo(service.slowAbove()) < 0;
    return words.text(
        isFast ? "app.says.fast" : "status.says.slow",
        Map.of(
            "latency", words.figures().took(latency),
            "limit", words.figures().took(service.slowAbove())));
  }

  String of(Fault fault, Duration timeout) {
    return new FaultSentences(words).of(fault, timeout);
  }
}
