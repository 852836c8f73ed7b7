package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Claim;
import dev.controllerstatus.sample.Fact.Link;
import dev.controllerstatus.sample.Fault.Local;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Cable, address, neighbours. The system itself knows whether there is a signal on the cable and
 * whether there is an address; two hosts with one address take each other's packets away.
 */
final class LinkRules implements Rule {
  private static final Duration LATELY = Duration.ofMinutes(5);
  private static final Duration SETTLED = Duration.ofSeconds(15);
  private static final Duration STABLE = Duration.ofSeconds(45);
  // Names, neighbours and connections are found anew by then.
  private static final Duration AFTER = Duration.ofSeconds(3);
  // Somebody who moves a cable makes two, and three who pulls it once more.
  private static final int CHANGES = 4;
  private static final int OFTEN = 6;

  @Override
  public void judge(Scene scene, Notes notes) {
    scene.box().ifPresent(box -> judge(box, scene, notes));
  }

  private static void judge(Track box, Scene scene, Notes notes) {
    List<Kept> down = box.run(lacks(Local.Reason.NO_CARRIER));
    if (isFlapping(box, scene, notes)) {
      return;
    }
    if (!down.isEmpty()) {
      boolean isNone = link(down.getLast()).isEmpty();
      tell(Code.LINK_DOWN, isNone ? Says.NO_DEVICE : Says.NO_CARRIER, down, scene, notes);
      return;
    }
    List<Kept> nameless = box.run(lacks(Local.Reason.NO_ADDRESS));
    if (!nameless.isEmpty()) {
      tell(Code.LINK_NO_ADDRESS, Says.NO_ADDRESS, nameless, scene, notes);
      return;
    }
    conflict(box, scene, notes);
  }

  static Predicate<Kept> lacks(Local.Reason reason) {
    return kept -> Track.fault(kept) instanceof Local local && local.reason() == reason;
  }

  private static void tell(Code code, Says says, List<Kept> run, Scene scene, Notes notes) {
    Instant since = Track.at(run.getFirst());
    String link = link(run.getLast());
    notes.parent(
        new Draft(code, "", since, 0.99)
            .value("link", link)
            .value("form", says == Says.NO_DEVICE ? "no-device" : "")
            .proof(says, Map.of("link", link, "times", run.size(), "since", since), run),
        Scene.childrenOf(since, scene.services()));
  }

  private static boolean isFlapping(Track box, Scene scene, Notes notes) {
    List<Kept> lately = box.since(scene.now().minus(LATELY));
    if (lately.isEmpty() || box.fresh().isEmpty()) {
      return false;
    }
    int count = changes(lately.getLast()) - changes(lately.getFirst());
    List<Kept> moved = moved(lately);
    if (count < CHANGES || moved.isEmpty() || isSlow(moved, count) || isOver(moved, lately)) {
      return false;
    }
    Instant since = Track.at(moved.getFirst());
    String link = link(lately.getLast());
    notes.parent(
        new Draft(Code.LINK_UNSTABLE, "", since, 0.95)
            .value("link", link)
            .value("count", count)
            .quiet(Duration.ofMinutes(1))
            .proof(
                Says.CARRIER_CHANGES, Map.of("link", link, "count", count, "since", since), moved),
        Scene.childrenOf(since, scene.services()).stream()
            .filter(seen -> !isOnSteadyLink(seen, box, moved.getLast()))
            .toList());
    return true;
  }

  /** Whether it began to fail when the link had been up again for a while. */
  private static boolean isOnSteadyLink(Seen seen, Track box, Kept latest) {
    boolean isUp = box.latest().filter(Track::isUp).isPresent() && Track.isUp(latest);
    return isUp && seen.began().isAfter(Track.at(latest).plus(AFTER));
  }

  /** Whether it has been still for much longer than it was between two changes. */
  private static boolean isOver(List<Kept> moved, List<Kept> lately) {
    Duration calm = calm(moved);
    Duration still = between(moved.getLast(), lately.getLast());
    Duration enough = Durations.longer(SETTLED, calm.multipliedBy(2));
    return still.compareTo(enough.compareTo(STABLE) < 0 ? enough : STABLE) > 0;
  }

  /** A cable that is pulled now and then is one that is pulled. */
  private static boolean isSlow(List<Kept> moved, int count) {
    return count < OFTEN && calm(moved).compareTo(STABLE) > 0;
  }

  /** The longest time between two changes. */
  private static Duration calm(List<Kept> moved) {
    return IntStream.range(1, moved.size())
        .mapToObj(i -> between(moved.get(i - 1), moved.get(i)))
        .max(Comparator.naturalOrder())
        .orElse(STABLE);
  }

  private static Duration between(Kept earlier, Kept later) {
    return Duration.between(Track.at(earlier), Track.at(later));
  }

  /** The samples that found the signal changed since the one before. */
  private static List<Kept> moved(List<Kept> samples) {
    return IntStream.range(1, samples.size())
        .filter(i -> changes(samples.get(i)) > changes(samples.get(i - 1)))
        .mapToObj(samples::get)
        .toList();
  }

  private static int changes(Kept kept) {
    return Track.facts(kept, Link.class).mapToInt(Link::changes).max().orElse(0);
  }

  static String link(Kept kept) {
    return Track.facts(kept, Link.class).map(Link::name).findFirst().orElse("");
  }

  private static void conflict(Track box, Scene scene, Notes notes) {
    List<Kept> run = box.run(kept -> Track.facts(kept, Claim.class).findAny().isPresent());
    if (run.isEmpty()) {
      return;
    }
    Claim claim = Track.facts(run.getLast(), Claim.class).findFirst().orElseThrow();
    String own = Track.facts(run.getLast(), Link.class).map(Link::hardware).findFirst().orElse("");
    Instant since = Track.at(run.getFirst());
    notes.parent(
        new Draft(Code.LINK_ADDRESS_CONFLICT, "", since, 0.97)
            .value("address", claim.address())
            .value("other", claim.hardware())
            .value("own", own)
            .quiet(Duration.ofSeconds(30))
            .proof(
                Says.ADDRESS_CLAIMED,
                Map.of("address", claim.address(), "other", claim.hardware(), "own", own),
                run),
        Scene.childrenOf(since, scene.services()));
  }
}
