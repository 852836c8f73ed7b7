package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A short trouble between two good moments. */
record Blip(List<Kept> samples) {
  Instant from() {
    return Track.at(samples.getFirst());
  }

  Instant until() {
    return samples.stream().map(Track::end).max(Instant::compareTo).orElseThrow();
  }

  Duration length() {
    return Duration.between(from(), until());
  }

  /** What sort of trouble it was. */
  enum Sort {
    /** Nothing came, or far too late. */
    LATE,
    /** An open connection was ended. */
    CUT,
    /** No connection was taken. */
    REFUSED,
    OTHER
  }

  Sort sort() {
    return switch (Track.fault(samples.getLast())) {
      case null -> Sort.LATE;
      case Fault.Slow _ -> Sort.LATE;
      case Fault.Unreachable(var reason, _) ->
          switch (reason) {
            case TIMEOUT, SILENT -> Sort.LATE;
            case RESET, CLOSED -> Sort.CUT;
            case REFUSED, NO_ROUTE -> Sort.REFUSED;
          };
      default -> Sort.OTHER;
    };
  }

  boolean isNear(Kept other, Duration slack) {
    return Track.at(other).isBefore(until().plus(slack))
        && Track.end(other).isAfter(from().minus(slack));
  }
}
