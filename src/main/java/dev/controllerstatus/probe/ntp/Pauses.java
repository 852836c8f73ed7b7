package dev.controllerstatus.probe.ntp;

import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Refused;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The servers that asked to be left alone, and for how long they are, RFC 5905 section 7.4. Counted
 * on the monotonic clock: this is a box whose wall clock may be wrong.
 */
final class Pauses {
  private static final Duration SHORTEST = Duration.ofSeconds(64);
  private static final Duration DAY = Duration.ofDays(1);
  private final Map<InetSocketAddress, Pause> pauses = new ConcurrentHashMap<>();
  private final LongSupplier nanoTime;

  private record Pause(Refused.Reason reason, Duration length, long fromNanos) {
    Duration left(long nowNanos) {
      return length.minusNanos(nowNanos - fromNanos);
    }
  }

  Pauses(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  boolean isPaused(InetSocketAddress server) {
    Pause pause = pauses.get(server);
    return pause != null && pause.left(nanoTime.getAsLong()).isPositive();
  }

  /** Why a paused server is not asked. */
  Fault fault(InetSocketAddress server, Instant now) {
    Pause pause = pauses.getOrDefault(server, pause(Refused.Reason.RATE_LIMITED, Duration.ZERO));
    Instant until = now.plus(pause.left(nanoTime.getAsLong())).truncatedTo(ChronoUnit.SECONDS);
    return new Refused(pause.reason(), "asked to pause until " + until);
  }

  /** Notes an answer: a kiss begins or lengthens a pause, anything else ends the count. */
  void heard(InetSocketAddress server, Optional<String> kiss, Duration every) {
    pauses.values().removeIf(this::isForgotten);
    switch (kiss.orElse("")) {
      case "RATE" -> pauses.compute(server, (_, before) -> longer(before, every));
      case "DENY", "RSTR" -> pauses.put(server, pause(Refused.Reason.DENIED, DAY));
      default -> pauses.remove(server);
    }
  }

  // Pools have many servers: those met long ago need not be remembered.
  private boolean isForgotten(Pause pause) {
    return pause.left(nanoTime.getAsLong()).plus(DAY).isNegative();
  }

  private Pause longer(@Nullable Pause before, Duration every) {
    Duration first = max(SHORTEST, every.multipliedBy(2));
    Duration length =
        before != null && before.reason() == Refused.Reason.RATE_LIMITED
            ? before.length().multipliedBy(2)
            : first;
    Duration longest = max(DAY, first);
    return pause(Refused.Reason.RATE_LIMITED, length.compareTo(longest) > 0 ? longest : length);
  }

  private Pause pause(Refused.Reason reason, Duration length) {
    return new Pause(reason, length, nanoTime.getAsLong());
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
