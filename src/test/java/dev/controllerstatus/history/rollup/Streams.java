package dev.controllerstatus.history.rollup;

import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Phases;
import dev.controllerstatus.sample.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Any stream of samples: in any order, with jumps of the clock, with every outcome there is. */
final class Streams extends DomainContextBase {
  /** A sample as far as roll-ups see it. */
  record Noted(Instant at, Outcome outcome) {}

  private static final Phases PHASES = new Phases(null, null, null, null, Duration.ofSeconds(1));
  private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");

  private static final List<Fault> FAULTS =
      Stream.of(
              Arrays.stream(Fault.Unreachable.Reason.values())
                  .map(reason -> new Fault.Unreachable(reason, Stage.CONNECT)),
              Arrays.stream(Fault.Refused.Reason.values())
                  .map(reason -> new Fault.Refused(reason, "500")),
              Arrays.stream(Fault.Slow.Reason.values())
                  .map(reason -> new Fault.Slow(reason, Stage.ANSWER)))
          .flatMap(faults -> faults.map(Fault.class::cast))
          .toList();

  static Outcome up(Duration latency) {
    return new Outcome.Up(latency, PHASES, List.of());
  }

  @Provide
  Arbitrary<Outcome> outcomes() {
    Arbitrary<Outcome> ups = latencies().map(Streams::up);
    return Arbitraries.oneOf(
        ups,
        ups,
        Arbitraries.of(FAULTS).map(fault -> new Outcome.Down(fault, PHASES, List.of())),
        Arbitraries.just(new Outcome.Skipped(NEW_YEAR, NEW_YEAR)),
        Arbitraries.just(new Outcome.Inconclusive("Bug")));
  }

  /** All orders of magnitude alike, and beyond both ends. */
  @Provide
  Arbitrary<Duration> latencies() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 60), Arbitraries.longs().between(0, Long.MAX_VALUE))
        .as((shift, bits) -> Duration.ofNanos(bits >> shift));
  }

  @Provide
  Arbitrary<Noted> noted() {
    Arbitrary<Instant> at =
        Arbitraries.longs().between(-90_000_000, 90_000_000).map(NEW_YEAR::plusMillis);
    return Combinators.combine(at, outcomes()).as(Noted::new);
  }

  @Provide
  Arbitrary<List<Noted>> streams() {
    return noted().list().ofMaxSize(300).withoutEdgeCases();
  }

  @Provide
  Arbitrary<Rollup> rollups() {
    return outcomes()
        .list()
        .ofMaxSize(40)
        .map(outcomes -> outcomes.stream().map(Rollup::of).reduce(Rollup.EMPTY, Rollup::plus))
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<Block> blocks() {
    Arbitrary<Rollup> sparse =
        Arbitraries.oneOf(
            Arbitraries.just(Rollup.EMPTY), rollups(), Arbitraries.just(Rollup.EMPTY));
    return Combinators.combine(
            Arbitraries.of(Tier.values()), Arbitraries.longs().between(-100_000_000, 100_000_000))
        .flatAs(
            (tier, number) ->
                sparse
                    .list()
                    .ofSize(tier.buckets())
                    .map(rollups -> new Block(tier, number, rollups)))
        .withoutEdgeCases();
  }
}
