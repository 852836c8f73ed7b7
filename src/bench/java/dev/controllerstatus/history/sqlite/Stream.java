package dev.controllerstatus.history.sqlite;

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

/**
 * What ten targets of a site might answer, one sample every ten seconds each: latencies around a
 * middle of their own, a spike now and then, an outage of minutes every few days.
 */
final class Stream {
  static final int TARGETS = 10;
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");
  private final Random random;
  private final int[] outage = new int[TARGETS];
  private Instant now;

  Stream(Instant begin, long seed) {
    now = begin;
    random = new Random(seed);
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
        java.util.stream.IntStream.range(0, TARGETS)
            .mapToObj(i -> new Sample(target(i), now.plusMillis(i * 997L), late(), outcome(i)))
            .toList();
    now = now.plus(EVERY);
    return round;
  }

  private Duration late() {
    return Duration.ofNanos(random.nextInt(900_000));
  }

  private Outcome outcome(int target) {
    if (outage[target] > 0) {
      outage[target]--;
      return down();
    } else if (random.nextInt(30_000) == 0) {
      outage[target] = 5 + random.nextInt(60);
    }
    double middle = 15 + 12 * target;
    double spike = random.nextInt(500) == 0 ? 4 : 1;
    return up(middle * spike * (1 + 0.15 * random.nextGaussian()));
  }

  private Outcome down() {
    Fault fault = new Fault.Unreachable(Fault.Unreachable.Reason.TIMEOUT, Stage.CONNECT);
    return new Outcome.Down(fault, phases(5000), List.of(new Fact.Peer("192.0.2.7")));
  }

  private Outcome up(double wanted) {
    double millis = Math.max(1, wanted);
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
