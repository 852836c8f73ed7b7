package dev.controllerstatus.history.export;

import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Phases;
import java.util.List;

/** Outcomes as fields of a line and back. */
final class OutcomeFields {
  static final String OUTCOME = "outcome";
  static final String UP = "up";
  static final String DOWN = "down";
  static final String SKIPPED = "skipped";
  static final String INCONCLUSIVE = "inconclusive";

  private OutcomeFields() {}

  /** Adds an outcome to a line. */
  static void put(Outcome outcome, Fields line) {
    switch (outcome) {
      case Outcome.Up(var latency, var phases, var facts) ->
          attempt(line.put(OUTCOME, UP).put("latency", latency), phases, facts);
      case Outcome.Down(var fault, var phases, var facts) ->
          attempt(line.put(OUTCOME, DOWN).put("fault", fields(fault)), phases, facts);
      case Outcome.Skipped(var asked, var next) ->
          line.put(OUTCOME, SKIPPED).put("asked", asked).put("next", next);
      case Outcome.Inconclusive(var code) -> line.put(OUTCOME, INCONCLUSIVE).put("code", code);
    }
  }

  private static void attempt(Fields line, Phases phases, List<Fact> facts) {
    line.put("phases", fields(phases)).put("facts", FactFields.of(facts));
  }

  private static Fields fields(Fault fault) {
    return new Fields()
        .put("layer", fault.layer())
        .put("code", fault.code())
        .put("detail", fault.detail());
  }

  private static Fields fields(Phases phases) {
    return new Fields()
        .put("resolve", phases.resolve())
        .put("connect", phases.connect())
        .put("tls", phases.tls())
        .put("answer", phases.answer())
        .put("total", phases.total());
  }

  /** The outcome of a line. */
  static Outcome read(Fields line) throws UnfitException {
    String outcome = line.text(OUTCOME);
    return switch (outcome) {
      case UP -> new Outcome.Up(line.duration("latency"), phases(line), facts(line));
      case DOWN -> new Outcome.Down(fault(line.object("fault")), phases(line), facts(line));
      case SKIPPED -> new Outcome.Skipped(line.instant("asked"), line.instant("next"));
      case INCONCLUSIVE -> new Outcome.Inconclusive(line.text("code"));
      default -> throw line.unknown(OUTCOME, outcome);
    };
  }

  private static List<Fact> facts(Fields line) throws UnfitException {
    return FactFields.read(line.objects("facts"));
  }

  private static Phases phases(Fields line) throws UnfitException {
    Fields phases = line.object("phases");
    return new Phases(
        phases.durationOrNull("resolve"),
        phases.durationOrNull("connect"),
        phases.durationOrNull("tls"),
        phases.durationOrNull("answer"),
        phases.duration("total"));
  }

  private static Fault fault(Fields fault) throws UnfitException {
    String layer = fault.text("layer");
    String code = fault.text("code");
    String detail = fault.text("detail");
    return Fault.of(layer, code, detail)
        .orElseThrow(() -> fault.unknown("code", layer + "/" + code + " " + detail));
  }
}
