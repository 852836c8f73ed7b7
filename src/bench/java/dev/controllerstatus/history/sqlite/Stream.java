package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.bench.Beats;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Phases;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The answers of {@link Beats} as samples with everything that a probe finds on the way. */
final class Stream {
  static final int TARGETS = Beats.TARGETS;
  private static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");
  private final Random random = new Random(1);
  private Instant now;

  Stream(Instant begin) {
    now = begin;
  }

  Instant now() {
    return now;
  }

  static TargetId target(int number) {
    return new TargetId("https", "service-" + number);
  }

  /** One sample of each target, and ten seconds pass. */
  List<Sample> round() {
    List<Sample> round =
        IntStream.range(0, TARGETS)
            .mapToObj(i -> new Sample(target(i), now.plusMillis(i * 997L), late(), outcome(i)))
            .toList();
    now = now.plusSeconds(Beats.EVERY);
    return round;
  }

  /** One sample of a target of its own. */
  Sample rare(TargetId target) {
    return new Sample(target, now, late(), outcome(0));
  }

  private Duration late() {
    return Duration.ofNanos(random.nextInt(900_000));
  }

  private Outcome outcome(int target) {
    int micros = Beats.micros(target, now.getEpochSecond());
    return micros == 0 ? down() : up(micros / 1e3);
  }

  private Outcome down() {
    Fault fault = new Fault.Unreachable(Fault.Unreachable.Reason.TIMEOUT, Stage.CONNECT);
    return new Outcome.Down(fault, phases(5000), List.of(new Fact.Peer("192.0.2.7")));
  }

  private Outcome up(double millis) {
    return new Outcome.Up(
        nanos(millis),
        phases(millis),
        List.of(
            new Fact.Peer("192.0.2.7"),
            new Fact.Spoken("HTTP/2 200"),
            new Fact.Certificate("CN=a", "CN=ca", DAY, DAY.plusSeconds(9_000_000), List.of("a"))));
  }

  private Phases phases(double millis) {
    return new Phases(
        nanos(1 + random.nextDouble()),
        nanos(millis / 2),
        nanos(millis * 1.3),
        nanos(millis),
        nanos(millis * 3));
  }

  private static Duration nanos(double millis) {
    return Duration.ofNanos((long) (millis * 1e6));
  }
}
