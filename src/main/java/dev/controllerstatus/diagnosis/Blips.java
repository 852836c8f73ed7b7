package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Trouble that comes and goes. One blip is nothing; several at one service, while the box, the way
 * and everybody else are well in the very same moments, are the service's own, and one story that
 * began with the first of them.
 */
final class Blips implements Rule {
  // One lost packet is sent again within a second, RFC 6298.
  private static final Duration STALL = Duration.ofSeconds(2);
  private static final Duration AROUND = Duration.ofSeconds(3);
  private static final int TIMES = 10;
  // Two may be a restart and its repetition.
  private static final int ENOUGH = 3;
  // In so many a row of one service among several is no chance.
  private static final int MANY = 5;
  // At a service that has trouble of its own, others have far less.
  private static final int RATIO = 4;
  private static final Duration LASTING = Duration.ofSeconds(15);
  private static final Duration CALM = Duration.ofSeconds(30);

  @Override
  public void judge(Scene scene, Notes notes) {
    if (notes.areTimesTrusted()) {
      scene.remote().stream()
          // What fails now may turn out to be another story.
          .filter(seen -> !seen.isFailing())
          .forEach(seen -> judge(seen, scene, notes));
    }
  }

  private static void judge(Seen seen, Scene scene, Notes notes) {
    List<Blip> all = blips(seen);
    if (all.size() < ENOUGH) {
      return;
    }
    List<Blip> own =
        alike(
            all.stream()
                .filter(blip -> !seen.isStoppedShort(blip) && isClean(blip, seen, scene))
                .filter(blip -> !notes.hasTakenOver(blip.from(), blip.until()))
                .toList());
    stories(own)
        .filter(story -> isOwn(story, all, seen, scene))
        .findFirst()
        .ifPresent(story -> tell(seen, story, scene, notes));
  }

  /** What may be one story: all, those of lately, or many at the end of it. */
  private static Stream<List<Blip>> stories(List<Blip> own) {
    Stream<List<Blip>> whole = Stream.of(own, latest(own)).filter(story -> story.size() >= ENOUGH);
    int ends = Math.max(0, own.size() - MANY);
    return Stream.concat(
        whole, IntStream.rangeClosed(1, ends).mapToObj(i -> own.subList(i, own.size())));
  }

  /** Those since a calm that was much longer than any between two of them. */
  private static List<Blip> latest(List<Blip> own) {
    Duration longest = CALM;
    for (int i = own.size() - 1; i > 0; i--) {
      Duration calm = Duration.between(own.get(i - 1).until(), own.get(i).from());
      if (i < own.size() - 1 && calm.compareTo(longest.multipliedBy(RATIO)) > 0) {
        return own.subList(i, own.size());
      }
      longest = Durations.longer(longest, calm);
    }
    return own;
  }

  /**
   * Whether others had far less since it began; what everybody suffered before is another story.
   */
  private static boolean isOwn(List<Blip> story, List<Blip> all, Seen seen, Scene scene) {
    Instant since = story.getFirst().from();
    int elsewhere =
        scene.remote().stream()
            .filter(other -> !other.host().equals(seen.host()))
            .mapToInt(other -> since(blips(other), since))
            .max()
            .orElse(0);
    return story.size() * 2 > since(all, since)
        && elsewhere * RATIO <= story.size()
        && hasControls(seen, scene);
  }

  private static int since(List<Blip> blips, Instant since) {
    return (int) blips.stream().filter(blip -> !blip.from().isBefore(since)).count();
  }

  /** Three troubles of three sorts are no story; those of the most frequent sort may be one. */
  private static List<Blip> alike(List<Blip> blips) {
    return blips.stream().collect(Collectors.groupingBy(Blip::sort)).values().stream()
        .max(Comparator.comparingInt(List::size))
        .orElse(List.of());
  }

  private static boolean hasControls(Seen seen, Scene scene) {
    return scene.remote().stream().anyMatch(other -> !other.host().equals(seen.host()));
  }

  /**
   * Failures and stalls that ended by themselves; a long one is an outage and has its own cause.
   */
  static List<Blip> blips(Seen seen) {
    Duration limit = limit(seen);
    List<Blip> blips = new ArrayList<>();
    List<Kept> bad = new ArrayList<>();
    for (Kept kept : seen.track().samples()) {
      if (Track.isDecided(kept)) {
        if (isBad(kept, limit) && !IdleCuts.isForgotten(kept, seen)) {
          bad.add(kept);
        } else {
          end(bad, blips);
          bad = new ArrayList<>();
        }
      }
    }
    end(bad, blips);
    return blips;
  }

  private static void end(List<Kept> bad, List<Blip> blips) {
    if (!bad.isEmpty()) {
      Blip blip = new Blip(List.copyOf(bad));
      Duration between = Duration.between(blip.from(), Track.at(bad.getLast()));
      if (between.compareTo(LASTING) < 0) {
        blips.add(blip);
      }
    }
  }

  private static Duration limit(Seen seen) {
    Duration usual = seen.usualLatency().orElse(Duration.ZERO);
    return Durations.longer(STALL, usual.multipliedBy(TIMES));
  }

  private static boolean isBad(Kept kept, Duration limit) {
    return switch (kept.sample().outcome()) {
      case Outcome.Up up -> isLate(kept, up.latency(), limit) || isAfterSilence(up);
      case Outcome.Down down -> Seen.isCut(down.fault());
      case Outcome.Skipped _, Outcome.Inconclusive _ -> false;
    };
  }

  /** On a connection that stands a packet is sent again much sooner, RFC 6298 section 2.3. */
  private static boolean isLate(Kept kept, Duration took, Duration limit) {
    return took.compareTo(limit) >= 0
        || (took.compareTo(limit.dividedBy(2)) >= 0 && Seen.isKept(kept));
  }

  /** A kept connection said nothing any more, and only a new one did. */
  private static boolean isAfterSilence(Outcome.Up up) {
    return up.facts().stream()
        .anyMatch(fact -> fact instanceof Fact.Connection c && c.state().equals("silent"));
  }

  /** Whether nobody else had trouble in those seconds, and the box and the gateway were well. */
  private static boolean isClean(Blip blip, Seen seen, Scene scene) {
    boolean isOther =
        scene.remote().stream()
            .filter(other -> !other.host().equals(seen.host()))
            .anyMatch(other -> isTroubled(other.track(), blip, limit(other)));
    boolean isWay =
        scene.sides().stream().anyMatch(side -> isTroubled(side.gateway(), blip, STALL))
            || scene.box().filter(box -> isTroubled(box, blip, STALL.dividedBy(8))).isPresent();
    return !isOther && !isWay;
  }

  private static boolean isTroubled(Track track, Blip blip, Duration limit) {
    List<Kept> samples = track.samples();
    int first = firstAfter(samples, blip.from().minus(track.gap()));
    for (int i = first; i < samples.size(); i++) {
      Kept kept = samples.get(i);
      if (Track.at(kept).isAfter(blip.until().plus(AROUND))) {
        return false;
      }
      if (blip.isNear(kept, AROUND) && isBad(kept, limit)) {
        return true;
      }
    }
    return false;
  }

  private static int firstAfter(List<Kept> samples, Instant instant) {
    int low = 0;
    int high = samples.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Track.at(samples.get(middle)).isBefore(instant)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static void tell(Seen seen, List<Blip> own, Scene scene, Notes notes) {
    Rhythm rhythm = Rhythm.of(own);
    if (Duration.between(own.getLast().until(), scene.now()).compareTo(rhythm.quiet()) > 0) {
      return;
    }
    List<Kept> samples = own.stream().flatMap(blip -> blip.samples().stream()).toList();
    Instant since = own.getFirst().from();
    Draft draft =
        new Draft(Code.SERVICE_INTERMITTENT, seen.id().toString(), since, 0.9)
            .value("service", seen.name())
            .value("host", seen.host())
            .value("times", own.size())
            .value("longest", rhythm.longest())
            .quiet(rhythm.quiet())
            .proof(
                Says.COMES_AND_GOES,
                Map.of("times", own.size(), "since", since, "longest", rhythm.longest()),
                samples);
    rhythm.period().ifPresent(period -> periodic(draft, period, samples));
    if (rhythm.isGrowing()) {
      draft.proof(Says.GROWS_MORE_FREQUENT, Map.of("times", own.size()), samples);
    }
    notes.own(
        draft.proof(Says.CONTROLS_CLEAN, Map.of("times", own.size()), controls(scene, seen)),
        List.of(seen));
  }

  private static void periodic(Draft draft, Duration period, List<Kept> samples) {
    draft
        .value("form", "periodic")
        .value("period", period)
        .proof(Says.HAS_PERIOD, Map.of("period", period), samples);
  }

  private static List<Kept> controls(Scene scene, Seen seen) {
    return scene.remote().stream()
        .filter(other -> !other.host().equals(seen.host()))
        .flatMap(other -> other.track().latestUp().stream())
        .toList();
  }
}
