package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Hop;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Nothing behind the gateway is reached any more, while the gateway itself answers. The routers
 * behind it tell whose fault it is: one that still answers proves that the gateway passes packets
 * on and that the line is broken behind that router; a gateway that says "unreachable" passes
 * nothing on because its line is gone; and where it says nothing, and routers that answered before
 * are silent to the last, it is the gateway that swallows everything.
 */
final class Outages implements Rule {
  private static final Set<Code> BELOW =
      EnumSet.of(
          Code.LINK_DOWN,
          Code.LINK_NO_ADDRESS,
          Code.LINK_ADDRESS_CONFLICT,
          Code.GATEWAY_MISSING,
          Code.GATEWAY_SILENT,
          Code.SITE_SIGN_IN_REQUIRED);
  private static final Duration SLACK = Duration.ofSeconds(1);
  private static final Duration WAIT = Duration.ofSeconds(30);

  @Override
  public void judge(Scene scene, Notes notes) {
    if (!notes.hasAny(BELOW)) {
      scene.sides().forEach(side -> judge(side, scene, notes));
    }
  }

  private static void judge(Side side, Scene scene, Notes notes) {
    Instant passed = side.passed().map(at -> at.minus(SLACK)).orElse(Instant.MIN);
    // What failed while the link or the gateway was down says nothing of what lies behind them.
    Instant restored = scene.restored();
    List<Seen> cut =
        side.remote().stream()
            .filter(notes::isOpen)
            .filter(seen -> seen.isFailing() && seen.isCutOff() && isAfter(seen, passed))
            .filter(seen -> !Track.at(seen.last()).isBefore(restored))
            .toList();
    if (cut.isEmpty()) {
      return;
    }
    Blackout blackout =
        new Blackout(side, cut, since(cut, passed.isAfter(restored) ? passed : restored));
    Optional<Kept> answer = side.answer(blackout.since());
    if (answer.isEmpty() || blackout.trails().isEmpty()) {
      return;
    }
    if (blackout.isAnythingReached()) {
      // Those that were asked before the way was open again are asked within a turn.
      notes.notJudged(blackout.askedBeforeOpen());
      return;
    }
    if (Congestion.of(side, blackout.since(), scene.lastBack()).isPresent()
        || blackout.hasConnectedSince()) {
      return;
    }
    boolean isEverybody = isEverybodyAsked(side, blackout, scene.now());
    Optional<Hop> refusal = blackout.refusal();
    Set<String> alive = blackout.routersAlive();
    if (isEverybody && alive.isEmpty() && refusal.filter(blackout::isWayless).isPresent()) {
      new OutageWords(blackout, answer.get()).ofGateway(refusal, notes);
    } else if (isEverybody && (refusal.isPresent() || !alive.isEmpty())) {
      new OutageWords(blackout, answer.get()).ofLine(refusal, alive, notes);
    } else if (refusal.isEmpty() && alive.isEmpty() && blackout.isWholeSide() && isEverybody) {
      ofGateway(blackout, answer.get(), notes);
    }
  }

  private static void ofGateway(Blackout blackout, Kept answer, Notes notes) {
    if (!blackout.routersGone().isEmpty() && blackout.isEndingAtGateway()) {
      new OutageWords(blackout, answer).ofGateway(Optional.empty(), notes);
    }
  }

  /** Whether it began to fail only when nothing passed any more. */
  private static boolean isAfter(Seen seen, Instant passed) {
    return !Track.at(seen.run(Seen::isCut).getFirst()).isBefore(passed);
  }

  private static Instant since(List<Seen> cut, Instant passed) {
    return cut.stream()
        .flatMap(seen -> seen.run(Seen::isCut).stream())
        .map(Track::at)
        .filter(at -> !at.isBefore(passed))
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  /** Whether every service that is asked often has been asked since; a slow one need not be. */
  private static boolean isEverybodyAsked(Side side, Blackout blackout, Instant now) {
    Set<Seen> cut = new HashSet<>(blackout.cut());
    return side.remote().stream()
        .filter(seen -> !cut.contains(seen))
        .allMatch(seen -> isNoWitness(seen, blackout, now));
  }

  private static boolean isNoWitness(Seen seen, Blackout blackout, Instant now) {
    Optional<Kept> fresh = seen.track().fresh();
    if (fresh.isEmpty()
        || seen.isFailing()
        || Seen.isKept(fresh.get())
        || seen.track().every().compareTo(WAIT) > 0) {
      return true;
    }
    // Two hosts that share no more than the line, and routers that went silent, leave no doubt.
    boolean isClear = blackout.hosts() > 1 && !blackout.routersGone().isEmpty();
    Instant due = Track.at(fresh.get()).plus(seen.track().turn());
    return isClear
        ? Track.at(fresh.get()).isBefore(blackout.since().plus(SLACK))
        : now.isAfter(due);
  }

  static Map<String, Object> count(Blackout blackout) {
    return Map.of("failed", blackout.cut().size(), "of", blackout.side().remote().size());
  }
}
