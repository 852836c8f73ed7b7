package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Phases;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.TargetId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A sample as words and numbers. Target and time are kept beside it. */
final class SampleCodec {
  private SampleCodec() {}

  static Encoder encode(Sample sample) {
    Encoder to = new Encoder().micros(sample.late());
    switch (sample.outcome()) {
      case Outcome.Up(var latency, var phases, var facts) -> {
        phases(to.word("up").micros(latency), phases);
        facts.forEach(fact -> FactCodec.encode(to, fact));
      }
      case Outcome.Down(var fault, var phases, var facts) -> {
        to.word("down").word(fault.layer()).word(fault.code()).word(fault.detail());
        phases(to, phases);
        facts.forEach(fact -> FactCodec.encode(to, fact));
      }
      case Outcome.Skipped(var asked, var next) ->
          to.word("skipped").number(asked.toEpochMilli()).number(next.toEpochMilli());
      case Outcome.Inconclusive(var code) -> to.word("inconclusive").word(code);
    }
    return to;
  }

  /**
   * The sample again, its durations to the microsecond.
   *
   * @throws RuntimeException when this is nothing that {@link #encode} made
   */
  static Sample decode(TargetId target, Instant at, Decoder from) {
    var late = from.micros();
    return new Sample(target, at, late, outcome(from));
  }

  private static Outcome outcome(Decoder from) {
    String kind = from.word();
    return switch (kind) {
      case "up" -> new Outcome.Up(from.micros(), phases(from), facts(from));
      case "down" -> new Outcome.Down(fault(from), phases(from), facts(from));
      case "skipped" -> new Outcome.Skipped(millis(from), millis(from));
      case "inconclusive" -> new Outcome.Inconclusive(from.word());
      default -> throw new IllegalArgumentException("no outcome is called " + kind);
    };
  }

  private static Fault fault(Decoder from) {
    return Fault.of(from.word(), from.word(), from.word()).orElseThrow();
  }

  private static Instant millis(Decoder from) {
    return Instant.ofEpochMilli(from.number());
  }

  private static void phases(Encoder to, Phases phases) {
    to.microsOrNone(phases.resolve())
        .microsOrNone(phases.connect())
        .microsOrNone(phases.tls())
        .microsOrNone(phases.answer())
        .micros(phases.total());
  }

  private static Phases phases(Decoder from) {
    return new Phases(
        from.microsOrNone(),
        from.microsOrNone(),
        from.microsOrNone(),
        from.microsOrNone(),
        from.micros());
  }

  private static List<Fact> facts(Decoder from) {
    List<Fact> facts = new ArrayList<>();
    while (from.hasWord()) {
      facts.add(FactCodec.decode(from));
    }
    return facts;
  }
}
