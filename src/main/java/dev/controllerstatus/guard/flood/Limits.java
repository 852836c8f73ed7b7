package dev.controllerstatus.guard.flood;

import dev.controllerstatus.access.Bucket;
import java.time.Duration;

/**
 * How much is enough. Constants and no configuration: they follow from what the box has and from
 * what people do, and neither differs between sites.
 *
 * @param connections open at once, from everywhere
 * @param fromOneSource open at once from one source, event streams counted once more
 * @param arrivals how fast one source may open connections
 * @param requests how fast one source may ask
 * @param header from the accepted connection, or from the first byte of a later request, to the end
 *     of its header; the handshake is part of it
 * @param body from the end of the header to the end of the body
 * @param idle between two requests on one connection
 * @param stalled how long a client may take nothing of what was written for it
 */
public record Limits(
    int connections,
    int fromOneSource,
    Rate arrivals,
    Rate requests,
    Duration header,
    Duration body,
    Duration idle,
    Duration stalled) {
  /**
   * A rate that may be exceeded for a while.
   *
   * @param burst how many at once after a rest
   * @param perSecond how many for ever
   */
  public record Rate(int burst, int perSecond) {
    Bucket bucket(long nowNanos) {
      return new Bucket(burst, Duration.ofSeconds(1).dividedBy(perSecond), nowNanos);
    }
  }

  /**
   * What the product runs with.
   *
   * <ul>
   *   <li>256 connections with TLS take about 15 MB, what a heap of 96 MB can spare; 64 are ten
   *       browsers with six each, so four sources must act together to fill the box.
   *   <li>A page with all of its parts is 20 requests: 1,200 are sixty people behind one address at
   *       once, and 60 a second use a twentieth of a small box. A connection costs more than a
   *       request, but a script that opens one for each must meet the limit of requests first,
   *       because only that one can be told to it.
   *   <li>10 s for a header and 20 s for 64 KB suit the worst mobile link.
   *   <li>A minute between requests is what browsers expect; an event stream is never idle.
   * </ul>
   */
  static Limits ofProduct() {
    return new Limits(
        256,
        64,
        new Rate(2_400, 120),
        new Rate(1_200, 60),
        Duration.ofSeconds(10),
        Duration.ofSeconds(20),
        Duration.ofMinutes(1),
        Duration.ofSeconds(30));
  }
}
