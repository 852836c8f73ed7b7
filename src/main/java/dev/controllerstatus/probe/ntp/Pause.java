package dev.controllerstatus.probe.ntp;

import dev.controllerstatus.sample.Fault.Refused;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long one server is left alone, counted on the monotonic clock.
 *
 * @param length the whole of it; the next one may be twice as long
 */
record Pause(Refused.Reason reason, Duration length, long fromNanos) {
  // Twice the longest interval that can be configured; a file that says more is wrong.
  private static final Duration LONGEST = Duration.ofDays(2);

  Duration left(long nowNanos) {
    return length.minusNanos(nowNanos - fromNanos);
  }

  /** For the file: reason, length and end by the wall clock. */
  String text(Instant now, long nowNanos) {
    return reason + " " + length + " " + now.plus(left(nowNanos));
  }

  /** From the file; empty for what makes no sense. A clock set back makes no pause longer. */
  static Optional<Pause> parse(String text, Instant now, long nowNanos) {
    String[] words = text.split(" ");
    try {
      Refused.Reason reason = Refused.Reason.valueOf(words[0]);
      Duration length = least(LONGEST, Duration.parse(words[1]));
      Duration left = least(length, Duration.between(now, Instant.parse(words[2])));
      return Optional.of(new Pause(reason, length, nowNanos - length.minus(left).toNanos()));
    } catch (IllegalArgumentException
        | DateTimeException
        | ArithmeticException
        | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** The server in the file: address and port. */
  static String key(InetSocketAddress server) {
    return server.getAddress().getHostAddress() + ":" + server.getPort();
  }

  /** The server of a key; empty for what makes no sense. */
  static Optional<InetSocketAddress> server(String key) {
    int colon = key.lastIndexOf(':');
    try {
      return Optional.of(
          new InetSocketAddress(
              InetAddress.ofLiteral(key.substring(0, Math.max(0, colon))),
              Integer.parseInt(key.substring(colon + 1))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Duration least(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
