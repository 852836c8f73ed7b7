package dev.controllerstatus.diagnosis;

import dev.controllerstatus.diagnosis.Resolver.State;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fault.Unresolved;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One target that asks resolvers, and what it tells of them. */
final class ResolverCase {
  private static final Duration FLOOR = Duration.ofMillis(300);
  private static final int TIMES = 5;
  private static final int GIVEN_UP = 2;
  private static final Set<Code> BELOW =
      EnumSet.of(Code.LINK_DOWN, Code.LINK_UNSTABLE, Code.LINK_NO_ADDRESS, Code.LINK_SLOW);
  private final Seen seen;
  private final Scene scene;
  private final Notes notes;

  ResolverCase(Seen seen, Scene scene, Notes notes) {
    this.seen = seen;
    this.scene = scene;
    this.notes = notes;
  }

  void judge() {
    boolean isWhole =
        whole(State.SILENT, Code.DNS_SILENT)
            || whole(State.REFUSES, Code.DNS_REFUSED)
            || whole(State.CUT, Code.DNS_NO_UPSTREAM)
            || mixed();
    if (!isWhole) {
      degraded();
      slow();
    }
  }

  /** All resolvers have the same trouble. */
  private boolean whole(State state, Code code) {
    if (state == State.CUT && (notes.has(Code.LINK_SLOW) || isAllSlow(FLOOR))) {
      return false; // Its questions to others are late with all else.
    }
    List<Kept> run = Resolvers.run(seen, all -> Resolvers.areAll(all, state));
    List<Seen> nameless = nameless(state);
    if (!isTelling(sinceBack(run), nameless, state) || !isElsePassing(run, state)) {
      return false;
    }
    tell(code, run, nameless);
    return true;
  }

  /** None is good, and they differ: the one that says the least stands for all. */
  private boolean mixed() {
    List<Kept> run =
        Resolvers.run(seen, all -> all.stream().noneMatch(one -> one.state() == State.GOOD));
    List<Seen> nameless = Resolvers.nameless(scene, notes, _ -> true);
    boolean isAnyCut =
        !run.isEmpty()
            && Resolver.of(run.getLast()).stream().anyMatch(one -> one.state() == State.CUT);
    State worst = isAnyCut ? State.CUT : State.SILENT;
    if (!isTelling(sinceBack(run), nameless, worst) || !isElsePassing(run, worst)) {
      return false;
    }
    tell(isAnyCut ? Code.DNS_NO_UPSTREAM : Code.DNS_SILENT, run, nameless);
    return true;
  }

  private boolean isTelling(List<Kept> run, List<Seen> nameless, State state) {
    return !run.isEmpty()
        && Resolvers.isLasting(run, nameless)
        && (state != State.SILENT || isBoxSeenSince(Track.at(run.getFirst())));
  }

  /**
   * Who hears nobody may have lost its own network: that is looked at every few seconds as well.
   */
  private boolean isBoxSeenSince(Instant since) {
    return scene
        .box()
        .map(box -> box.latest().filter(kept -> !Track.at(kept).isBefore(since)).isPresent())
        .orElse(true);
  }

  /** Trouble that is just over leaves its traces in one sample more. */
  private List<Kept> sinceBack(List<Kept> run) {
    Instant back = later(later(scene.lastBack(), notes.takenOver()), scene.restored());
    return run.stream().filter(kept -> Track.at(kept).isAfter(back)).toList();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private List<Seen> nameless(State state) {
    return Resolvers.nameless(
        scene,
        notes,
        reason ->
            switch (state) {
              case SILENT -> reason == Unresolved.Reason.TIMEOUT;
              case REFUSES -> reason == Unresolved.Reason.REFUSED;
              case CUT ->
                  reason == Unresolved.Reason.SERVER_FAILURE || reason == Unresolved.Reason.TIMEOUT;
              case GOOD -> false;
            });
  }

  private void tell(Code code, List<Kept> run, List<Seen> nameless) {
    Instant since = Track.at(run.getFirst());
    if (!nameless.isEmpty()) {
      Instant began = Resolvers.began(nameless);
      since = began.isBefore(since) && isNear(began, since) ? began : since;
    }
    List<Resolver> latest = Resolver.of(run.getLast());
    String servers = String.join(", ", latest.stream().map(Resolver::server).toList());
    Draft draft =
        new Draft(code, "", since, 0.95)
            .value("resolver", servers)
            .value("form", latest.size() == 1 ? "one" : "all");
    latest.forEach(
        one ->
            draft.proof(
                one.isRemembering() ? Says.RESOLVER_REMEMBERS : Says.RESOLVER_SAYS,
                Map.of("resolver", one.server(), "answer", one.answers()),
                run));
    State worst =
        latest.stream().anyMatch(one -> one.state() == State.CUT) ? State.CUT : State.SILENT;
    passing(worst).ifPresent(kept -> draft.proof(Says.ELSE_PASSES, Map.of(), kept));
    notes.parent(draft, nameless);
    notes.explained(draft, seen);
  }

  private static boolean isNear(Instant a, Instant b) {
    return Duration.between(a, b).toSeconds() < 15;
  }

  /**
   * Whether the network up to the resolvers works: then their silence is their own. One that cannot
   * ask others is cut off by itself only if the box is not: something behind the gateway answers.
   */
  private boolean isElsePassing(List<Kept> run, State state) {
    if (state == State.CUT && (isLineInDoubt() || isWayLate())) {
      return false;
    }
    boolean isSpoken =
        state != State.CUT
            && Resolver.of(run.getLast()).stream().anyMatch(one -> one.state() != State.SILENT);
    return isSpoken || passing(state).isPresent();
  }

  /** Several hosts whose addresses are known are silent as well. */
  private boolean isLineInDoubt() {
    return scene.remote().stream()
            .filter(other -> other.isCutOff())
            .filter(other -> !(other.fault().orElseThrow() instanceof Unresolved))
            .map(Seen::host)
            .distinct()
            .count()
        > 1;
  }

  private Optional<Kept> passing(State state) {
    Instant lately = seen.track().latest().map(Track::at).orElse(Instant.MAX).minusSeconds(15);
    // What passed before says nothing of a link that may have gone with them.
    Instant since = seen.isFailing() ? later(lately, seen.began()) : lately;
    List<Seen> others = state == State.CUT ? scene.remote() : scene.services();
    Optional<Kept> up =
        others.stream()
            .filter(other -> other != seen && Resolvers.lookups(other).isEmpty())
            .flatMap(other -> other.track().since(since).stream())
            .filter(kept -> Track.isUp(kept) && !Seen.isKept(kept))
            .filter(kept -> state != State.CUT || isMeanwhile(kept))
            .findFirst();
    return up.or(
        () ->
            others.stream()
                .flatMap(other -> other.current().stream())
                .filter(trail -> isOpen(trail, state))
                .filter(trail -> state != State.CUT || isMeanwhile(trail.kept()))
                .map(Trail::kept)
                .findFirst());
  }

  /** What was answered before the trouble began, or after it was seen last, proves nothing. */
  private boolean isMeanwhile(Kept kept) {
    List<Kept> run =
        Resolvers.run(seen, all -> all.stream().noneMatch(r -> r.state() == State.GOOD));
    return !run.isEmpty()
        && Track.at(kept).isAfter(Track.at(run.getFirst()))
        && !Track.end(kept).isAfter(Track.at(run.getLast()));
  }

  private static boolean isOpen(Trail trail, State state) {
    return trail.far().isPresent() || (state != State.CUT && trail.farthest() > 1);
  }

  /** Some work, so names do resolve, later than they could. */
  private void degraded() {
    if (isAllSlow(FLOOR)) {
      return;
    }
    List<Resolver> latest = seen.track().fresh().map(Resolver::of).orElse(List.of());
    for (Resolver one : latest) {
      List<Kept> run = Resolvers.run(seen, all -> isAlone(one.server(), all));
      if (isLasting(one, sinceBack(run))) {
        List<Seen> nameless =
            Resolvers.nameless(scene, notes, reason -> reason == Unresolved.Reason.TIMEOUT);
        notes.own(
            new Draft(Code.DNS_DEGRADED, one.server(), Track.at(run.getFirst()), 0.95)
                .value("resolver", one.server())
                .proof(
                    Says.RESOLVER_SAYS,
                    Map.of("resolver", one.server(), "answer", one.answers()),
                    run),
            nameless);
      }
    }
  }

  /** Whether it fails beside one that works: where none does, it is none of its own. */
  private static boolean isAlone(String server, List<Resolver> all) {
    return all.stream().anyMatch(one -> one.server().equals(server) && one.state() != State.GOOD)
        && all.stream().anyMatch(one -> one.state() == State.GOOD);
  }

  /** One question that was lost on its way up makes a resolver give up on it for some seconds. */
  private static boolean isLasting(Resolver one, List<Kept> run) {
    return Seen.isLasting(run) && (one.state() != State.CUT || run.size() > GIVEN_UP);
  }

  private void slow() {
    if (!notes.areTimesTrusted() || notes.hasAny(BELOW) || scene.isWarmingUp()) {
      return;
    }
    Duration usual = seen.usualLatency().orElse(Duration.ZERO);
    Duration limit = Durations.longer(FLOOR, usual.multipliedBy(TIMES));
    List<Kept> run = Resolvers.run(seen, all -> all.stream().allMatch(one -> isSlow(one, limit)));
    List<Seen> waiting =
        scene.services().stream()
            .filter(other -> other != seen && isWaiting(other, limit))
            .toList();
    if (run.isEmpty() || (run.size() == 1 && waiting.isEmpty()) || isAllSlow(limit)) {
      return;
    }
    // A question that was asked while nothing passed waited for that to end.
    if (!Track.at(run.getLast()).isAfter(scene.restored())) {
      return;
    }
    Duration took = Objects.requireNonNullElse(Resolver.of(run.getLast()).getFirst().took(), limit);
    List<Seen> affected = new ArrayList<>(waiting);
    affected.add(seen);
    notes.own(
        new Draft(Code.DNS_SLOW, "", Track.at(run.getFirst()), 0.9)
            .value("took", took)
            .value("usual", usual)
            .proof(Says.RESOLVER_SLOW, Map.of("took", took, "usual", usual), run),
        affected);
  }

  private static boolean isSlow(Resolver resolver, Duration limit) {
    Duration took = resolver.took();
    return took != null && took.compareTo(limit) > 0;
  }

  private static boolean isWaiting(Seen other, Duration limit) {
    return other
        .up()
        .map(up -> up.phases().resolve() != null && up.phases().resolve().compareTo(limit) > 0)
        .orElse(false);
  }

  /** When connections are as late as names, it is the way and not the resolver. */
  private boolean isAllSlow(Duration limit) {
    boolean isAnyConnection =
        scene.services().stream()
            .flatMap(other -> other.up().stream())
            .anyMatch(
                up -> up.phases().connect() != null && up.phases().connect().compareTo(limit) > 0);
    return isAnyConnection || isWayLate();
  }

  /** Several hosts are later than usual: so are the servers that a resolver asks. */
  private boolean isWayLate() {
    return scene.remote().stream()
            .filter(other -> Lateness.of(other).isPresent())
            .map(Seen::host)
            .distinct()
            .count()
        > 1;
  }
}
