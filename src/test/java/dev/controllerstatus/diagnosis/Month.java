package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.ClockState;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.Point;
import dev.controllerstatus.history.rollup.Rollup;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Targets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Thirty days of a site as the history keeps them, asked every ten seconds. */
public final class Month {
  /** The first moment. */
  public static final Instant BEGIN = Instant.parse("2026-10-21T00:00:00Z");

  static final Instant END = BEGIN.plus(Duration.ofDays(30));
  static final TargetId BROKER = new TargetId("amqp", "rabbitmq");

  /** The day, from 0, on which {@link #stalls} begin. */
  static final int FIRST = 20;

  private static final int[] STALLS = {2, 4, 5, 0, 9};
  private static final Duration STEP = Ledger.STEP.step();
  private static final int ATTEMPTS = 90;
  private static final int STEPS = Ledger.REACH;
  private static final String TIMEOUT = "unreachable/timeout";
  private static final List<Rollup> GOOD = good();

  private final Map<TargetId, int[]> failed = new HashMap<>();
  private final Map<TargetId, int[]> attempts = new HashMap<>();
  private final Site site;

  /** A month in which one broker stalls on some days and all else is well. */
  public static Month ofStalls() {
    Month month = new Month(MatrixTest.REMOTES);
    stalls().forEach(at -> month.fails(BROKER, at, 1));
    return month;
  }

  /**
   * When a broker stalls for some seconds, more often from day to day, with a quiet one between.
   */
  public static List<Instant> stalls() {
    List<Instant> stalls = new ArrayList<>();
    for (int day = 0; day < STALLS.length; day++) {
      for (int i = 1; i <= STALLS[day]; i++) {
        stalls.add(at(FIRST + day, 0, i * 24 * 60 / (STALLS[day] + 1) + 23 * day));
      }
    }
    return stalls;
  }

  Month(List<Remote> remotes) {
    site = new Site(remotes);
    for (Target target : site.targets()) {
      failed.put(target.id(), new int[STEPS]);
      attempts.put(target.id(), new int[STEPS]);
      Arrays.fill(attempts.get(target.id()), ATTEMPTS);
    }
  }

  /** So many good attempts, for each number there can be. */
  private static List<Rollup> good() {
    List<Rollup> good = new ArrayList<>(List.of(Rollup.EMPTY));
    for (int i = 1; i <= ATTEMPTS; i++) {
      Duration latency = Duration.ofMillis(20 + i % 7);
      Outcome up = new Outcome.Up(latency, World.phases(30), List.of());
      good.add(good.getLast().plus(Rollup.of(up)));
    }
    return good;
  }

  /** A moment, its day counted from 0. */
  public static Instant at(int day, int hour, int minute) {
    return BEGIN.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(hour * 60L + minute));
  }

  private static int step(Instant at) {
    return (int) Duration.between(BEGIN, at).dividedBy(STEP);
  }

  /** So many attempts fail, one after the other, from this moment on. */
  Month fails(TargetId target, Instant from, int count) {
    long first = Duration.between(BEGIN, from).toSeconds() / 10;
    for (long i = first; i < first + count; i++) {
      failed.get(target)[(int) (i / ATTEMPTS)]++;
    }
    return this;
  }

  /** All that lies behind the gateway fails. */
  Month cut(Instant from, Duration length) {
    site.remotes.forEach(remote -> fails(remote.id(), from, (int) (length.toSeconds() / 10)));
    return this;
  }

  /** Each attempt fails by chance. */
  Month noise(TargetId target, double share, Random random) {
    int[] steps = failed.get(target);
    for (int i = 0; i < STEPS; i++) {
      for (int k = steps[i]; k < ATTEMPTS; k++) {
        steps[i] += random.nextDouble() < share ? 1 : 0;
      }
    }
    return this;
  }

  Month noise(double share, Random random) {
    site.remotes.forEach(remote -> noise(remote.id(), share, random));
    return this;
  }

  /** All was well before this day. */
  Month from(int day) {
    failed.values().forEach(steps -> clear(steps, BEGIN, at(day, 0, 0)));
    return this;
  }

  /** The box was off. */
  public Month gap(Instant from, Instant until) {
    attempts.values().forEach(steps -> clear(steps, from, until));
    failed.values().forEach(steps -> clear(steps, from, until));
    return this;
  }

  private static void clear(int[] steps, Instant from, Instant until) {
    for (int i = step(from); i < step(until); i++) {
      steps[i] = 0;
    }
  }

  /** All that are asked. */
  public Targets targets() {
    return new Targets(site.targets());
  }

  /** What the history tells of one target up to a moment. */
  List<Point> points(TargetId target, Instant until) {
    return points(target, BEGIN, until);
  }

  /** What the history tells of one target from one moment to another. */
  public List<Point> points(TargetId target, Instant since, Instant until) {
    List<Point> points = new ArrayList<>();
    for (int i = Math.max(0, step(since)); i < Math.min(STEPS, step(until)); i++) {
      Instant from = BEGIN.plus(STEP.multipliedBy(i));
      int all = attempts.get(target)[i];
      if (all > 0) {
        points.add(new Point(from, from.plus(STEP), rollup(all, failed.get(target)[i])));
      }
    }
    return points;
  }

  private static Rollup rollup(int attempts, int failed) {
    SortedMap<String, Long> faults =
        failed == 0 ? Collections.emptySortedMap() : new TreeMap<>(Map.of(TIMEOUT, (long) failed));
    return new Rollup(GOOD.get(attempts - failed).latencies(), faults, 0, 0);
  }

  Past past(Instant now) {
    Map<TargetId, Ledger> ledgers = new HashMap<>();
    for (Target target : site.targets()) {
      if (Past.isJudged(target)) {
        ledgers.put(target.id(), Ledger.of(target.id(), points(target.id(), now), now));
      }
    }
    return Past.of(targets(), ledgers);
  }

  /** The causes at a moment when all goes well. */
  List<Cause> causes(Instant now) {
    return finding(now).causes();
  }

  private Finding finding(Instant now) {
    Map<TargetId, List<Kept>> samples =
        well(now).stream().collect(Collectors.toMap(kept -> kept.sample().target(), List::of));
    return Diagnosis.of(new Window(now, targets(), samples, past(now)));
  }

  /** A good sample of each, just taken. */
  public List<Kept> well(Instant now) {
    World world = new World();
    List<Kept> samples = new ArrayList<>();
    samples.add(kept(Remote.BOX, world.box(0), now));
    samples.add(kept(Remote.GATEWAY, world.gateway(0), now));
    for (Remote remote : site.remotes) {
      samples.add(kept(remote.id(), world.service(remote, 0, now), now));
    }
    return samples;
  }

  private static Kept kept(TargetId target, Outcome outcome, Instant now) {
    Instant at = now.minusSeconds(3);
    return new Kept(1, ClockState.SYNCHRONISED, new Sample(target, at, Duration.ZERO, outcome));
  }
}
