package dev.controllerstatus.incident;

import static java.util.Objects.requireNonNull;

import dev.controllerstatus.light.Light;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When an incident of one target begins, turns and ends. Pure: the order is that in which the
 * attempts came, and from one to the next no more time has passed than the target's interval, so
 * that a clock that is set and a stop of the box neither open nor close anything.
 *
 * <ul>
 *   <li><b>Down</b>: the last 2 attempts failed, or 3 of the last 5.
 *   <li><b>Impaired</b>: 6 of the last 10 were not good, over a minute at least (where 10 take
 *       less, 6 of 10 in that minute); or the last 3 over 10 minutes, for a service that is asked
 *       seldom.
 *   <li><b>Down to impaired</b>: 5 attempts over a minute that did not fail (2 over 10 minutes),
 *       the latest of them yellow.
 *   <li><b>Closed</b>: 5 good attempts over a minute, none of them failed; or 2 over 10 minutes. A
 *       yellow one between them ends the quiet time only if more than 3 of the last 10 were not
 *       good.
 *   <li><b>Flapping</b>: an incident that begins within half an hour (or 10 intervals) of the end
 *       of another must stay quiet twice as long as that one: 2, 4, 8, then 16 minutes.
 *   <li><b>Breaks</b>: what was seen before the clock was set back, or before more than a minute
 *       (or 3 intervals) without an attempt, opens nothing together with what was seen after it.
 * </ul>
 *
 * @param every the target's interval
 */
record Rules(Duration every) {
  private static final int WINDOW = 10;
  private static final int RECENT = 5;
  private static final int FAILED_IN_A_ROW = 2;
  private static final int FAILED_RECENTLY = 3;
  private static final int NOT_GOOD_SELDOM = 3;
  private static final int NOT_GOOD_WHILE_QUIET = 3;
  private static final int QUIET = 5;
  private static final int QUIET_SELDOM = 2;
  private static final int MOST_RELAPSES = 4;
  private static final double NOT_GOOD = 0.6;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration WINDOW_TIME = Duration.ofSeconds(70);
  private static final Duration SELDOM = Duration.ofMinutes(10);
  private static final Duration SOON = Duration.ofMinutes(30);
  // Clocks are slewed all the time; that is no break.
  private static final Duration SET_BACK = Duration.ofSeconds(-1);

  /** The course after one more attempt, and what that means. */
  record Step(Course course, Change change) {}

  /** How many attempts decide everything: with these and any course before, it is known again. */
  int memory() {
    return window() + Math.toIntExact(soon().dividedBy(every));
  }

  /** Ten attempts, or as many as fill a good minute. */
  private int window() {
    return Math.max(WINDOW, Math.toIntExact(WINDOW_TIME.dividedBy(every)));
  }

  Step next(Course before, Evidence evidence) {
    Course seen = seen(before, evidence);
    Severity open = seen.severity();
    return open == null ? whileClosed(seen) : whileOpen(seen, open, evidence);
  }

  private Course seen(Course before, Evidence evidence) {
    Instant last = before.last() == null ? evidence.at() : before.last();
    Duration passed = Duration.between(last, evidence.at());
    Duration step = clamp(passed, every);
    List<Evidence> window = with(evidence, isBreak(passed) ? List.of() : before.window());
    return new Course(
        window,
        before.severity(),
        quiet(before.quiet(), evidence, step, window),
        evidence.is(Light.RED) ? Run.NONE : before.reached().plus(evidence, step),
        before.relapses(),
        clamp(before.calm().plus(step), soon()),
        evidence.at());
  }

  private static Duration clamp(Duration time, Duration most) {
    if (time.isNegative()) {
      return Duration.ZERO;
    }
    return time.compareTo(most) < 0 ? time : most;
  }

  private boolean isBreak(Duration passed) {
    Duration longest = max(MINUTE, every.multipliedBy(3));
    return passed.compareTo(SET_BACK) < 0 || passed.compareTo(longest) > 0;
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? b : a;
  }

  private List<Evidence> with(Evidence evidence, List<Evidence> window) {
    List<Evidence> all = new ArrayList<>(window);
    all.add(evidence);
    return last(window(), all);
  }

  private static Run quiet(Run before, Evidence evidence, Duration step, List<Evidence> window) {
    return switch (evidence.light()) {
      case GREEN -> before.plus(evidence, step);
      case YELLOW ->
          notGood(last(WINDOW, window)) > NOT_GOOD_WHILE_QUIET ? Run.NONE : before.passing(step);
      case RED, GREY -> Run.NONE;
    };
  }

  private Duration soon() {
    return max(SOON, every.multipliedBy(WINDOW));
  }

  private Step whileClosed(Course seen) {
    Severity shown = shown(seen.window());
    if (shown == null) {
      return new Step(seen, new Change.None());
    }
    boolean isSoon = seen.calm().compareTo(soon()) < 0;
    int relapses = isSoon ? Math.min(seen.relapses() + 1, MOST_RELAPSES) : 0;
    List<Evidence> since = since(seen.window(), shown);
    return new Step(seen.opened(shown, relapses), new Change.Opened(shown, since));
  }

  private @Nullable Severity shown(List<Evidence> window) {
    if (isDown(window)) {
      return Severity.DOWN;
    }
    return isImpaired(window) ? Severity.IMPAIRED : null;
  }

  /** From the first piece of evidence on that shows it. */
  private static List<Evidence> since(List<Evidence> window, Severity severity) {
    List<Evidence> shown = severity == Severity.DOWN ? last(RECENT, window) : window;
    return shown.stream()
        .dropWhile(e -> severity == Severity.DOWN ? !e.is(Light.RED) : e.is(Light.GREEN))
        .toList();
  }

  private static boolean isDown(List<Evidence> window) {
    return window.getLast().is(Light.RED)
        && (failed(last(FAILED_IN_A_ROW, window)) == FAILED_IN_A_ROW
            || failed(last(RECENT, window)) >= FAILED_RECENTLY);
  }

  private boolean isImpaired(List<Evidence> window) {
    List<Evidence> latest = last(NOT_GOOD_SELDOM, window);
    boolean isOften =
        notGood(window) >= NOT_GOOD * window() && span(since(window, Severity.IMPAIRED), MINUTE);
    boolean isSeldom = notGood(latest) == NOT_GOOD_SELDOM && span(latest, SELDOM);
    return !window.getLast().is(Light.GREEN) && (isOften || isSeldom);
  }

  private static boolean span(List<Evidence> evidence, Duration least) {
    Instant first = evidence.getFirst().at();
    return Duration.between(first, evidence.getLast().at()).compareTo(least) >= 0;
  }

  private static int failed(List<Evidence> evidence) {
    return (int) evidence.stream().filter(e -> e.is(Light.RED)).count();
  }

  private static int notGood(List<Evidence> evidence) {
    return (int) evidence.stream().filter(e -> !e.is(Light.GREEN)).count();
  }

  private static List<Evidence> last(int most, List<Evidence> evidence) {
    return evidence.subList(Math.max(0, evidence.size() - most), evidence.size());
  }

  private static Step whileOpen(Course seen, Severity open, Evidence evidence) {
    return switch (evidence.light()) {
      case RED -> open == Severity.IMPAIRED && isDown(seen.window()) ? worse(seen) : same(seen);
      case YELLOW -> open == Severity.DOWN && isReached(seen) ? better(seen) : same(seen);
      case GREEN -> isQuiet(seen) ? closed(seen) : same(seen);
      case GREY -> same(seen);
    };
  }

  private static Step same(Course seen) {
    return new Step(seen, new Change.None());
  }

  private static Step worse(Course seen) {
    Instant since = since(seen.window(), Severity.DOWN).getFirst().at();
    return new Step(seen.changed(Severity.DOWN), new Change.Turned(Severity.DOWN, since));
  }

  private static boolean isReached(Course seen) {
    return seen.quiet().equals(Run.NONE)
        && (seen.reached().isAtLeast(QUIET, MINUTE)
            || seen.reached().isAtLeast(QUIET_SELDOM, SELDOM));
  }

  private static Step better(Course seen) {
    Instant since = requireNonNull(seen.reached().first());
    return new Step(seen.changed(Severity.IMPAIRED), new Change.Turned(Severity.IMPAIRED, since));
  }

  private static boolean isQuiet(Course seen) {
    int times = 1 << seen.relapses();
    Duration least = MINUTE.multipliedBy(times);
    return seen.quiet().isAtLeast(QUIET, least)
        || seen.quiet().isAtLeast(QUIET_SELDOM * times, max(SELDOM, least));
  }

  private static Step closed(Course seen) {
    return new Step(seen.closed(), new Change.Closed(requireNonNull(seen.quiet().first())));
  }
}
