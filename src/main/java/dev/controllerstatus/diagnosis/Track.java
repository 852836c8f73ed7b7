package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Phases;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The samples of one target, and what they tell by themselves. */
final class Track {
  // Fast answers are the usual ones, even when the slow ones are many.
  private static final int QUARTER = 4;
  private static final Duration SLACK = Duration.ofSeconds(5);
  private final Target target;
  private final List<Kept> samples;
  private final Instant now;
  private final int latest;

  Track(Target target, List<Kept> samples, Instant now) {
    this.target = target;
    this.samples = samples;
    this.now = now;
    this.latest = latestDecided();
  }

  TargetId id() {
    return target.id();
  }

  Target target() {
    return target;
  }

  Instant now() {
    return now;
  }

  List<Kept> samples() {
    return samples;
  }

  Duration every() {
    return target.service().every();
  }

  /** From here on, two samples that lie so far apart say nothing of the time between them. */
  Duration gap() {
    return every().multipliedBy(2).plus(target.service().timeout()).plus(SLACK);
  }

  /** By then the attempt after one that began now has told its outcome. */
  Duration turn() {
    return every().plus(target.service().timeout()).plusSeconds(2);
  }

  /** The latest that came to anything; empty when it is too old to tell how things are. */
  Optional<Kept> fresh() {
    return latest()
        .filter(kept -> at(kept).isAfter(now.minus(gap())) && !at(kept).isAfter(now.plus(SLACK)));
  }

  /** The latest that came to anything. */
  Optional<Kept> latest() {
    return latest < 0 ? Optional.empty() : Optional.of(samples.get(latest));
  }

  /** The latest good one, however old. */
  Optional<Kept> latestUp() {
    for (int i = latest; i >= 0; i--) {
      if (isUp(samples.get(i))) {
        return Optional.of(samples.get(i));
      }
    }
    return Optional.empty();
  }

  /**
   * The samples at the end that are all like this, oldest first; empty when the latest is not, or
   * when nothing is known of now. What was before a gap stands alone.
   */
  List<Kept> run(Predicate<Kept> test) {
    List<Kept> run = new ArrayList<>();
    if (fresh().isEmpty()) {
      return run;
    }
    for (int i = latest; i >= 0 && (run.isEmpty() || isClose(i, run.getLast())); i--) {
      Kept kept = samples.get(i);
      if (isDecided(kept)) {
        if (!test.test(kept)) {
          break;
        }
        run.add(kept);
      }
    }
    Collections.reverse(run);
    return run;
  }

  private boolean isClose(int index, Kept next) {
    Duration between = Duration.between(at(samples.get(index)), at(next));
    return !between.isNegative() && between.compareTo(gap()) < 0;
  }

  /** The last few that came to anything, oldest first, none older than this. */
  List<Kept> since(Instant from) {
    int first = latest + 1;
    while (first > 0 && !at(samples.get(first - 1)).isBefore(from)) {
      first--;
    }
    return samples.subList(first, latest + 1).stream().filter(Track::isDecided).toList();
  }

  /** When it was good again last, right after it had been like this. */
  Optional<Instant> back(Predicate<Kept> test) {
    for (int i = latest; i > 0; i--) {
      if (isUp(samples.get(i)) && isDown(samples.get(i - 1)) && test.test(samples.get(i - 1))) {
        return Optional.of(at(samples.get(i)));
      }
    }
    return Optional.empty();
  }

  /** What is usual; empty as long as too few were good. */
  Optional<Duration> usual(Function<Outcome.Up, @Nullable Duration> what) {
    long[] nanos = new long[samples.size()];
    int count = 0;
    for (Kept kept : samples) {
      if (kept.sample().outcome() instanceof Outcome.Up up) {
        Duration one = what.apply(up);
        if (one != null) {
          nanos[count++] = one.toNanos();
        }
      }
    }
    Arrays.sort(nanos, 0, count);
    return count < QUARTER
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(nanos[count / QUARTER]));
  }

  private int latestDecided() {
    for (int i = samples.size() - 1; i >= 0; i--) {
      if (isDecided(samples.get(i))) {
        return i;
      }
    }
    return -1;
  }

  static Instant at(Kept kept) {
    return kept.sample().at();
  }

  static boolean isDecided(Kept kept) {
    return kept.sample().outcome() instanceof Outcome.Up
        || kept.sample().outcome() instanceof Outcome.Down;
  }

  static boolean isUp(Kept kept) {
    return kept.sample().outcome() instanceof Outcome.Up;
  }

  static boolean isDown(Kept kept) {
    return kept.sample().outcome() instanceof Outcome.Down;
  }

  static @Nullable Fault fault(Kept kept) {
    return kept.sample().outcome() instanceof Outcome.Down down ? down.fault() : null;
  }

  static List<Fact> facts(Kept kept) {
    return switch (kept.sample().outcome()) {
      case Outcome.Up up -> up.facts();
      case Outcome.Down down -> down.facts();
      case Outcome.Skipped _, Outcome.Inconclusive _ -> List.of();
    };
  }

  static <F extends Fact> Stream<F> facts(Kept kept, Class<F> type) {
    return facts(kept).stream().filter(type::isInstance).map(type::cast);
  }

  /** The first of this type; asked of thousands of samples at each look, so without a stream. */
  static <F extends Fact> Optional<F> fact(Kept kept, Class<F> type) {
    for (Fact fact : facts(kept)) {
      if (type.isInstance(fact)) {
        return Optional.of(type.cast(fact));
      }
    }
    return Optional.empty();
  }

  /** How long the attempt took, as far as that is known. */
  static Duration took(Kept kept) {
    Phases phases =
        switch (kept.sample().outcome()) {
          case Outcome.Up up -> up.phases();
          case Outcome.Down down -> down.phases();
          case Outcome.Skipped _, Outcome.Inconclusive _ -> null;
        };
    return phases == null ? Duration.ZERO : phases.total();
  }

  static Instant end(Kept kept) {
    return at(kept).plus(took(kept));
  }
}
