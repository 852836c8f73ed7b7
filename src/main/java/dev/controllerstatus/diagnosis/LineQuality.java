package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The line behind the gateway still works, but badly, and for everybody: what different hosts
 * suffer alike, and the gateway does not, happens on what they share.
 */
final class LineQuality implements Rule {
  private static final Set<Code> BELOW =
      EnumSet.of(
          Code.LINK_DOWN,
          Code.LINK_UNSTABLE,
          Code.GATEWAY_SILENT,
          Code.GATEWAY_NOT_FORWARDING,
          Code.ISP_OUTAGE,
          Code.LINK_SLOW,
          Code.SITE_SIGN_IN_REQUIRED);
  private static final Duration LATELY = Duration.ofSeconds(15);
  private static final Duration QUIET = Duration.ofSeconds(30);
  private static final Duration OFTEN = Duration.ofSeconds(30);

  @Override
  public void judge(Scene scene, Notes notes) {
    if (!notes.hasAny(BELOW)) {
      scene.sides().forEach(side -> judge(side, scene, notes));
    }
  }

  private static void judge(Side side, Scene scene, Notes notes) {
    BlackHole.judge(side, notes);
    List<Seen> odd =
        side.remote().stream()
            .filter(notes::isOpen)
            .filter(seen -> seen.isOddSince(scene.now().minus(LATELY)))
            .toList();
    if (odd.isEmpty() || !notes.areTimesTrusted()) {
      return;
    }
    Instant since = oddSince(odd).minusSeconds(2);
    Optional<Saturation> saturation = Saturation.of(side, since);
    Optional<Loss> loss = Loss.of(side, since);
    if (saturation.isPresent() && hosts(odd) > 1) {
      saturated(saturation.get(), odd, notes);
    } else if (loss.isPresent() && !loss.get().isLate()) {
      lost(loss.get(), side, odd, notes);
    } else if (!full(side, odd, scene.lastBack(), notes) && loss.isEmpty()) {
      List<Seen> slow = odd.stream().filter(seen -> Lateness.of(seen).isPresent()).toList();
      slow(side, slow, scene.lastBack(), notes);
    }
  }

  /** Nothing comes through any more, and what came last was later and later. */
  private static boolean full(Side side, List<Seen> odd, Instant back, Notes notes) {
    Instant since = oddSince(odd);
    Optional<Congestion> congestion =
        Congestion.of(side, since, back)
            .filter(_ -> Company.isMajority(side.remote()) && isNobodyFast(side, odd, since));
    congestion.ifPresent(
        found ->
            notes.parent(
                new Draft(Code.LINE_SATURATED, "", Track.at(found.late().getFirst()), 0.7)
                    .value("form", "silent")
                    .quiet(QUIET)
                    .proof(Says.LATER_AND_LATER, Map.of("most", found.most()), found.late()),
                odd));
    return congestion.isPresent();
  }

  private static long hosts(Collection<Seen> services) {
    return services.stream().map(Seen::host).distinct().count();
  }

  private static void saturated(Saturation saturation, List<Seen> odd, Notes notes) {
    notes.parent(
        new Draft(Code.LINE_SATURATED, "", oddSince(odd), 0.85)
            .value("rate", saturation.kilobits())
            .quiet(QUIET)
            .proof(
                Says.GROWS_WITH_SIZE,
                Map.of(
                    "small", saturation.small(),
                    "large", saturation.large(),
                    "bytes", saturation.bytes(),
                    "rate", saturation.kilobits()),
                saturation.kept()),
        odd);
  }

  private static void lost(Loss loss, Side side, List<Seen> odd, Notes notes) {
    List<Kept> looks = loss.looks().stream().map(Trail::kept).toList();
    long percent = Math.round(Loss.share(loss.far()) * 100);
    notes.parent(
        new Draft(Code.LINE_LOSS, "", oddSince(odd), 0.92)
            .value("loss", percent)
            .quiet(QUIET)
            .proof(Says.LOST_BEHIND, Map.of("loss", percent, "hosts", loss.far().size()), looks)
            .proof(
                Says.NONE_LOST_BEFORE,
                Map.of(
                    "gateway", side.address(),
                    "loss", Math.round(Loss.share(loss.near()) * 100)),
                looks),
        odd);
  }

  private static void slow(Side side, List<Seen> slow, Instant back, Notes notes) {
    // An attempt that began while nothing passed waited for that to end; and where most are silent,
    // those that are not yet tell nothing of the line.
    if (slow.isEmpty() || oddSince(slow).isBefore(back) || Company.isMajority(side.remote())) {
      return;
    }
    Instant since = oddSince(slow);
    List<Duration> excess =
        slow.stream().flatMap(seen -> Lateness.of(seen).stream()).sorted().toList();
    boolean isAlike =
        excess.getLast().compareTo(excess.getFirst().multipliedBy(3).plus(Lateness.FLOOR)) <= 0;
    boolean isAll = isNobodyFast(side, slow, since) && isMost(side, slow);
    Duration more = Durations.median(excess);
    if (isAlike && isAll && hosts(slow) > 1 && isGatewayFast(side, more, since)) {
      notes.parent(
          new Draft(Code.LINE_SLOW, "", since, 0.9)
              .value("more", more)
              .proof(
                  Says.ALL_SLOW,
                  Map.of("count", slow.size(), "more", more),
                  slow.stream().flatMap(seen -> seen.slow().stream()).toList())
              .proof(
                  Says.GATEWAY_FAST,
                  Map.of(
                      "gateway", side.address(),
                      "took", gatewayNow(side, since).orElse(Duration.ZERO)),
                  side.gateway().fresh().stream().toList()),
          slow);
    }
  }

  private static boolean isNobodyFast(Side side, List<Seen> slow, Instant since) {
    return side.remote().stream()
        .filter(seen -> !slow.contains(seen) && !seen.isFailing())
        .flatMap(seen -> seen.track().fresh().stream())
        .noneMatch(kept -> Track.at(kept).isAfter(since));
  }

  /**
   * Two that are late at the same time may be chance; most of those that are asked often are not.
   */
  private static boolean isMost(Side side, List<Seen> slow) {
    long often =
        side.remote().stream()
            .filter(seen -> seen.track().every().compareTo(OFTEN) <= 0 && !seen.isFailing())
            .count();
    return slow.size() * 3L >= often * 2;
  }

  /** What it took to the gateway since then: before, it says nothing of now. */
  private static Optional<Duration> gatewayNow(Side side, Instant since) {
    return side.answer(since).flatMap(Side::roundTrip);
  }

  private static boolean isGatewayFast(Side side, Duration more, Instant since) {
    return gatewayNow(side, since)
        .map(took -> took.multipliedBy(4).compareTo(more) < 0)
        .orElse(false);
  }

  /** When the first of them turned odd. */
  static Instant oddSince(List<Seen> odd) {
    return odd.stream().map(LineQuality::oddSince).min(Instant::compareTo).orElseThrow();
  }

  private static Instant oddSince(Seen seen) {
    List<Kept> run = seen.isFailing() ? seen.failures() : seen.slow();
    return run.isEmpty()
        ? seen.track().latest().map(Track::at).orElse(Instant.MAX)
        : Track.at(run.getFirst());
  }
}
