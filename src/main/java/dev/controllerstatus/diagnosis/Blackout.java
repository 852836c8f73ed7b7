package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Hop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Services behind one gateway that are cut off at the same time.
 *
 * @param since when the first attempt began that failed for it
 */
record Blackout(Side side, List<Seen> cut, Instant since) {
  // What was under way when it began had its connection sooner.
  private static final Duration DARK = Duration.ofSeconds(1);

  Blackout {
    cut = List.copyOf(cut);
  }

  /** The looks at their ways since then. */
  List<Trail> trails() {
    return cut.stream()
        .flatMap(seen -> seen.current().stream())
        .filter(trail -> !trail.at().isBefore(since))
        .toList();
  }

  long hosts() {
    return cut.stream().map(Seen::host).distinct().count();
  }

  /** Whether it is more than one host, or there is no other. */
  boolean isWholeSide() {
    return hosts() > 1 || side.remote().stream().map(Seen::host).distinct().count() == 1;
  }

  /** Whether a far end answered in whatever way: then the way to it is open. */
  boolean isAnythingReached() {
    return trails().stream().anyMatch(trail -> isReached(trail) || trail.isOtherPortAnswered());
  }

  private static boolean isReached(Trail trail) {
    return trail.far().isPresent() || trail.hasEcho(trail.peer());
  }

  /**
   * Where most hosts were cut off and one is within reach again: the services that nobody has asked
   * since.
   */
  List<Seen> askedBeforeOpen() {
    long all = side.remote().stream().map(Seen::host).distinct().count();
    Optional<Instant> open =
        trails().stream().filter(Blackout::isReached).map(Trail::at).max(Instant::compareTo);
    return open.isEmpty() || hosts() * 2 <= all
        ? List.of()
        : cut.stream().filter(seen -> Track.at(seen.last()).isBefore(open.get())).toList();
  }

  /**
   * Whether a connection came about when all was dark already, though nothing came of it: a line
   * that is full still passes packets, late.
   */
  boolean hasConnectedSince() {
    return attempts().stream()
        .flatMap(kept -> Seen.connectedAt(kept).stream())
        .anyMatch(at -> at.isAfter(since.plus(DARK)));
  }

  boolean isEndingAtGateway() {
    return trails().stream().allMatch(trail -> trail.farthest() <= 1);
  }

  /** Who said that there is no way, when somebody says so for all of them. */
  Optional<Hop> refusal() {
    List<Trail> trails = trails();
    List<Hop> all = trails.stream().map(Trail::refusal).flatMap(Optional::stream).toList();
    boolean isOne = all.stream().map(Hop::from).distinct().count() == 1;
    boolean isProhibited = all.stream().anyMatch(Blackout::isProhibited);
    boolean isSite = isProhibited && isFirst(all.getFirst().from());
    boolean isForAll = !isProhibited || all.size() == trails.size();
    return !all.isEmpty() && isOne && isForAll && isWholeSide() && !isSite
        ? Optional.of(all.getFirst())
        : Optional.empty();
  }

  /** A rule, not a broken line. */
  static boolean isProhibited(Hop hop) {
    return hop.answer().contains("prohibited");
  }

  /** Whether the gateway itself says that it knows no way, RFC 792: not that a next one is mute. */
  boolean isWayless(Hop refusal) {
    return refusal.answer().equals("net-unreachable") && isFirst(refusal.from());
  }

  boolean isFirst(String router) {
    return router.equals(side.address())
        || cut.stream()
            .flatMap(seen -> seen.good().stream())
            .anyMatch(trail -> trail.firstRouter().equals(router));
  }

  /**
   * Routers behind the gateway that are on nearly all of the usual ways, and still answer. Nearly:
   * routers answer only so many traces a second, so each is missing in one or the other.
   */
  Set<String> routersAlive() {
    List<Trail> usual =
        cut.stream()
            .flatMap(seen -> seen.good().stream())
            // One that shows none of them at all tells nothing of where it went.
            .filter(trail -> !trail.routersBehind().isEmpty())
            .toList();
    Map<String, Long> ways =
        usual.stream()
            .flatMap(trail -> trail.routersBehind().stream().distinct())
            .collect(Collectors.groupingBy(router -> router, Collectors.counting()));
    return ways.entrySet().stream()
        .filter(way -> way.getValue() * 3 >= usual.size() * 2L)
        .map(Map.Entry::getKey)
        .filter(router -> trails().stream().anyMatch(trail -> trail.hasHeard(router)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Routers that answered before and are silent now: to echoes of their own, or to the traces of
   * several ways. One trace alone may have met a router that answers only so many a second.
   */
  Set<String> routersGone() {
    Set<String> gone = new TreeSet<>();
    for (Seen seen : cut) {
      Trail good = seen.good().orElse(null);
      Trail current = seen.current().orElse(null);
      if (good != null && current != null) {
        good.routersBehind().stream()
            .filter(router -> trails().size() > 1 || isEchoAsked(router, good, current))
            .filter(router -> !current.hasHeard(router))
            .forEach(gone::add);
      }
    }
    return gone;
  }

  private static boolean isEchoAsked(String router, Trail good, Trail current) {
    return good.hasEcho(router) && current.small(router).anyMatch(echoes -> echoes.sent() > 0);
  }

  /** The usual length of the ways, for the proof. */
  int usualLength() {
    return cut.stream()
        .flatMap(seen -> seen.good().stream())
        .mapToInt(Trail::farthest)
        .max()
        .orElse(0);
  }

  List<Kept> attempts() {
    return cut.stream()
        .flatMap(seen -> seen.failures().stream())
        .filter(kept -> !Track.at(kept).isBefore(since))
        .toList();
  }

  List<Kept> looks() {
    return trails().stream().map(Trail::kept).toList();
  }
}
