package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Point;
import dev.controllerstatus.history.Resolution;
import dev.controllerstatus.history.rollup.Rollup;
import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What the attempts of one target came to in each quarter of an hour of the last thirty days.
 * Numbers only, 34 kB: there is one for each target.
 */
public final class Ledger {
  /** The step of the points that it is made of. */
  public static final Resolution STEP = Resolution.QUARTER;

  /** How many steps it reaches back. */
  static final int REACH = 30 * 96;

  // One lost packet is sent again within a second, RFC 6298.
  private static final Duration STALL = Duration.ofSeconds(2);
  // The box measures its own waiting.
  private static final Duration STARVED = Duration.ofMillis(250);
  private static final int TIMES = 10;

  private final long end;
  private final Duration limit;
  private final int[] attempts = new int[REACH];
  private final int[] failed = new int[REACH];
  private final int[] astray = new int[REACH];

  private Ledger(long end, Duration limit) {
    this.end = end;
    this.limit = limit;
  }

  /**
   * From a list of points in steps of {@link #STEP}.
   *
   * @param end the steps before this moment count, as far as they are over
   */
  public static Ledger of(TargetId target, List<Point> points, Instant end) {
    Ledger ledger = new Ledger(number(end), limit(target, points));
    points.forEach(ledger::put);
    return ledger;
  }

  /** The same up to a later moment; what these points tell takes the place of what was known. */
  public Ledger with(List<Point> points, Instant later) {
    Ledger ledger = new Ledger(number(later), limit);
    int shift = Math.clamp(ledger.end - end, 0, REACH);
    move(attempts, shift, ledger.attempts);
    move(failed, shift, ledger.failed);
    move(astray, shift, ledger.astray);
    points.forEach(ledger::put);
    return ledger;
  }

  private static void move(int[] from, int shift, int[] to) {
    System.arraycopy(from, shift, to, 0, REACH - shift);
  }

  /** What is usual for it may be slow. */
  private static Duration limit(TargetId target, List<Point> points) {
    if (target.kind().equals("box")) {
      return STARVED;
    }
    List<Duration> medians =
        points.stream().flatMap(point -> point.rollup().percentile(50).stream()).toList();
    return medians.isEmpty()
        ? STALL
        : Durations.longer(STALL, Durations.median(medians).multipliedBy(TIMES));
  }

  private static long number(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP.step().toSeconds());
  }

  private void put(Point point) {
    long index = number(point.from()) - end + REACH;
    if (index >= 0 && index < REACH) {
      Rollup rollup = point.rollup();
      int at = (int) index;
      attempts[at] = (int) rollup.count();
      failed[at] = (int) (rollup.latencies().countFrom(limit) + count(rollup, Ledger::isOwn));
      astray[at] = (int) count(rollup, Ledger::isBefore);
    }
  }

  private static long count(Rollup rollup, Predicate<String> which) {
    return rollup.failures().isEmpty()
        ? 0
        : rollup.failures().entrySet().stream()
            .filter(entry -> which.test(entry.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
  }

  /** Nothing came back, or too late: as {@link Seen#isCut} has it of single samples. */
  private static boolean isOwn(String fault) {
    return fault.startsWith("unreachable/")
        || fault.startsWith("slow/")
        || fault.equals("untrusted/handshake");
  }

  /** It was not even tried, for want of a network or an address. */
  private static boolean isBefore(String fault) {
    return fault.startsWith("local/")
        || fault.equals("unresolved/timeout")
        || fault.equals("unresolved/server-failure");
  }

  /** The first moment that is not in it any more. */
  Instant end() {
    return at(REACH);
  }

  /** When a step began. */
  Instant at(int step) {
    return Instant.ofEpochSecond((end - REACH + step) * STEP.step().toSeconds());
  }

  /** The hour of the clock that a step is in, counted from the one that the first is in. */
  int hour(int step) {
    return (int) (Math.floorDiv(end - REACH + step, 4L) - Math.floorDiv(end - REACH, 4L));
  }

  /** The day, in UTC, likewise. */
  int day(int step) {
    return (int) (Math.floorDiv(end - REACH + step, 96L) - Math.floorDiv(end - REACH, 96L));
  }

  int attempts(int step) {
    return isWithin(step) ? attempts[step] : 0;
  }

  /** Attempts that failed or took far too long. */
  int failed(int step) {
    return isWithin(step) ? failed[step] : 0;
  }

  /** Likewise, and those that the box could not even begin. */
  int troubled(int step) {
    return isWithin(step) ? failed[step] + astray[step] : 0;
  }

  boolean isKnown(int step) {
    return attempts(step) > 0;
  }

  /** It was gone: that is no coming and going, and has a cause of its own. */
  boolean isOutage(int step) {
    return troubled(step) * 2 > attempts(step);
  }

  private static boolean isWithin(int step) {
    return step >= 0 && step < REACH;
  }

  /** How many of the steps from one on and up to another are known. */
  int known(int from, int to) {
    int count = 0;
    for (int step = Math.max(0, from); step < Math.min(to, REACH); step++) {
      count += attempts[step] > 0 ? 1 : 0;
    }
    return count;
  }

  /** In how many hours of the clock anything failed, outages aside. */
  int badHours(int first, int last) {
    return (int)
        IntStream.rangeClosed(first, last)
            .filter(step -> troubled(step) > 0 && !isOutage(step))
            .map(this::hour)
            .distinct()
            .count();
  }

  /** All attempts there were. */
  long attempts() {
    return Arrays.stream(attempts).asLongStream().sum();
  }
}
