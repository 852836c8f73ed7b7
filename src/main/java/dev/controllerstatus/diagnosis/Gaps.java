package dev.controllerstatus.diagnosis;

import dev.controllerstatus.diagnosis.Event.Kind;
import dev.controllerstatus.history.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Times of which nothing is known. When the box's own measurement, which needs no network, has a
 * hole, the box did not run: that is no outage of anybody's. A clock that is set looks the same,
 * but then the time sources tell.
 */
final class Gaps implements Rule {
  private static final Duration LONGEST = Duration.ofDays(7);

  @Override
  public void judge(Scene scene, Notes notes) {
    if (notes.has(Code.BOX_CLOCK_WRONG)) {
      return;
    }
    steadiest(scene).ifPresent(track -> look(track, notes));
  }

  private static Optional<Track> steadiest(Scene scene) {
    return Stream.concat(scene.box().stream(), scene.services().stream().map(Seen::track))
        .min(Comparator.comparing(Track::every).thenComparing(Track::id));
  }

  private static void look(Track track, Notes notes) {
    List<Kept> samples = track.samples();
    for (int i = 1; i < samples.size(); i++) {
      Instant from = Track.end(samples.get(i - 1));
      Instant until = Track.at(samples.get(i));
      Duration length = Duration.between(from, until);
      if (length.compareTo(track.gap()) > 0 && length.compareTo(LONGEST) < 0) {
        notes.event(
            new Event(
                Kind.BOX_GAP,
                from,
                Map.of("until", until.toString(), "length", length.toString())));
      }
    }
  }
}
