package dev.controllerstatus.history;

import dev.controllerstatus.sample.AnyFault;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.FactShape;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Phases;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any sample there can be, with durations of whole microseconds as they are kept. */
public final class AnyKept {
  private static final long SECONDS_OF_10_000_YEARS = 315_569_520_000L;

  private AnyKept() {}

  /** Any sample as it is kept. */
  public static Arbitrary<Kept> any() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.of(ClockState.class), samples())
        .as(Kept::new);
  }

  private static Arbitrary<Sample> samples() {
    return Combinators.combine(targets(), instants(), durations(), outcomes()).as(Sample::new);
  }

  private static Arbitrary<TargetId> targets() {
    Arbitrary<String> words =
        Combinators.combine(
                Arbitraries.strings().withCharRange('a', 'z').numeric().ofLength(1),
                Arbitraries.strings()
                    .withCharRange('a', 'z')
                    .numeric()
                    .withChars('-')
                    .ofMaxLength(62))
            .as(String::concat);
    return Combinators.combine(words, words).as(TargetId::new);
  }

  /** Any text: also what no network would say, lone surrogates and control characters. */
  public static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(40),
        Arbitraries.strings().withChars("=+-@\t\r\n;,\"' \uFF1D\uD83Da1").ofMaxLength(12));
  }

  /** Times of ten thousand years around the epoch, to the nanosecond. */
  private static Arbitrary<Instant> instants() {
    return Combinators.combine(
            Arbitraries.longs().between(-SECONDS_OF_10_000_YEARS, SECONDS_OF_10_000_YEARS),
            Arbitraries.longs().between(0, 999_999_999))
        .as(Instant::ofEpochSecond);
  }

  private static Arbitrary<Duration> durations() {
    return Arbitraries.longs().map(micros -> Duration.of(micros, ChronoUnit.MICROS));
  }

  private static Arbitrary<Phases> phases() {
    Arbitrary<Duration> phase = durations().injectNull(0.3);
    return Combinators.combine(phase, phase, phase, phase, durations()).as(Phases::new);
  }

  /** Any outcome. */
  public static Arbitrary<Outcome> outcomes() {
    Arbitrary<List<Fact>> facts = facts().list().ofMaxSize(4);
    return Arbitraries.oneOf(
        Combinators.combine(durations(), phases(), facts).as(Outcome.Up::new),
        Combinators.combine(faults(), phases(), facts).as(Outcome.Down::new),
        Combinators.combine(instants(), instants()).as(Outcome.Skipped::new),
        texts().map(Outcome.Inconclusive::new));
  }

  private static Arbitrary<Fault> faults() {
    return texts().flatMap(detail -> Arbitraries.of(AnyFault.all(detail).toList()));
  }

  /** Any fact, of whatever sorts there are. */
  public static Arbitrary<Fact> facts() {
    return Arbitraries.of(FactShape.all()).flatMap(AnyKept::facts);
  }

  private static Arbitrary<Fact> facts(FactShape shape) {
    return Combinators.combine(shape.parts().stream().map(AnyKept::part).toList()).as(shape::make);
  }

  private static Arbitrary<Object> part(FactShape.Part part) {
    Arbitrary<?> values =
        switch (part.type().getSimpleName()) {
          case "String" -> texts();
          case "int" -> Arbitraries.integers();
          case "Instant" -> instants();
          case "List" -> texts().list().ofMaxSize(3);
          case "Duration" -> durations();
          default -> throw new AssertionError("no values for " + part);
        };
    return values.map(value -> (Object) value).injectNull(part.isOptional() ? 0.3 : 0);
  }
}
