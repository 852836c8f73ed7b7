package dev.controllerstatus.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How bad an incident is, and from when until when.
 *
 * @param severity now; for one that is over, at last
 * @param worst how bad it has been
 * @param since when the first attempt began that shows it
 * @param severitySince since when it is as bad as it is now
 * @param until when the first good attempt of the quiet time began; null while it is open. Like
 *     {@code severitySince} never before {@code since}, even if the clock was set back between them
 */
public record Extent(
    Severity severity,
    Severity worst,
    Instant since,
    Instant severitySince,
    @Nullable Instant until) {
  static Extent opened(Severity severity, Instant since) {
    return new Extent(severity, severity, since, since, null);
  }

  Extent turned(Severity now, Instant from) {
    return new Extent(now, worst.or(now), since, notBefore(from), until);
  }

  Extent closed(Instant at) {
    return new Extent(severity, worst, since, severitySince, notBefore(at));
  }

  private Instant notBefore(Instant at) {
    return at.isBefore(since) ? since : at;
  }
}
