package dev.controllerstatus.situation;

import dev.controllerstatus.diagnosis.Cause;
import dev.controllerstatus.diagnosis.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The situations that are open, and how they go on with each look. Not safe for several threads.
 *
 * <ul>
 *   <li>A cause is known by its code and its subject: as long as those are seen, it is one
 *       situation.
 *   <li>A verdict may be revised while it is young: a cause that takes the place of another, for
 *       the same services, goes on under its number.
 *   <li>It is over when it was not seen for as long as its cause demands.
 * </ul>
 */
final class Open {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration YOUNG = Duration.ofMinutes(2);

  private final Map<String, Situation> byKey = new LinkedHashMap<>();

  /** What changed. */
  record Change(Situation situation, boolean isTurned) {}

  void restore(Situation situation) {
    byKey.put(key(situation.cause()), situation);
  }

  List<Situation> all() {
    return List.copyOf(byKey.values());
  }

  void replace(Situation situation) {
    byKey.replace(key(situation.cause()), situation);
  }

  private static String key(Cause cause) {
    return cause.code().word() + ' ' + cause.subject();
  }

  /**
   * One more look.
   *
   * @param causes the worst first: the order in which situations are shown
   * @return what opened, turned, went on or ended
   */
  List<Change> look(List<Cause> causes, Instant now, Function<Instant, String> newId) {
    List<Change> changes = new ArrayList<>();
    Map<String, Situation> before = new LinkedHashMap<>(byKey);
    byKey.clear();
    List<Cause> news = new ArrayList<>();
    for (Cause cause : causes) {
      Situation known = before.remove(key(cause));
      if (known == null) {
        news.add(cause);
        byKey.put(key(cause), new Situation("", cause, now, null, Situations.NO_REMARKS));
      } else {
        put(known.seen(earliest(cause, known), now), false, changes);
      }
    }
    for (Cause cause : news) {
      Situation opened =
          predecessor(cause, before, now)
              .map(old -> old.seen(isOpenQuestion(old) ? earliest(cause, old) : cause, now))
              .orElseGet(
                  () ->
                      new Situation(
                          newId.apply(cause.since()), cause, now, null, Situations.NO_REMARKS));
      put(opened, true, changes);
    }
    before.values().forEach(missing -> unseen(missing, causes, now, changes));
    return changes;
  }

  private void put(Situation situation, boolean isTurned, List<Change> changes) {
    byKey.put(key(situation.cause()), situation);
    changes.add(new Change(situation, isTurned));
  }

  /** What was known before is not forgotten when its samples leave the window. */
  private static Cause earliest(Cause cause, Situation known) {
    return known.since().isBefore(cause.since()) ? cause.since(known.since()) : cause;
  }

  private static boolean isOpenQuestion(Situation situation) {
    return situation.cause().code() == Code.UNKNOWN;
  }

  /** The young situation whose place this cause takes: it was still seen when this one began. */
  private static Optional<Situation> predecessor(
      Cause cause, Map<String, Situation> unseen, Instant now) {
    Optional<Situation> old =
        unseen.values().stream()
            .filter(s -> now.isBefore(s.since().plus(YOUNG)) || isOpenQuestion(s))
            .filter(s -> s.cause().affects().stream().anyMatch(cause.affects()::contains))
            .filter(s -> !s.seen().isBefore(cause.since()))
            .findFirst();
    old.ifPresent(s -> unseen.remove(key(s.cause())));
    return old;
  }

  private void unseen(Situation missing, List<Cause> causes, Instant now, List<Change> changes) {
    // The clock was set back: it has to be quiet from now on.
    Situation last = missing.seen().isAfter(now) ? missing.seen(missing.cause(), now) : missing;
    boolean isOver = !now.isBefore(last.seen().plus(last.cause().quiet()));
    if (isOver || isCovered(last.cause(), causes)) {
      changes.add(new Change(last.closed(last.seen()), true));
    } else {
      byKey.put(key(last.cause()), last);
    }
  }

  /** Another cause explains now all that it explained; not what has come and gone for days. */
  private static boolean isCovered(Cause missing, List<Cause> causes) {
    return !missing.affects().isEmpty()
        && missing.quiet().compareTo(DAY) < 0
        && causes.stream().anyMatch(cause -> cause.affects().containsAll(missing.affects()));
  }
}
