package dev.controllerstatus.probe.ntp;

import dev.controllerstatus.config.Settings;
import dev.controllerstatus.config.SharedFile;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Refused;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The servers that asked to be left alone, and for how long they are, RFC 5905 section 7.4. Counted
 * on the monotonic clock: this is a box whose wall clock may be wrong. Kept in {@code
 * pauses.properties} of the data folder by the wall clock, since a start is no reason to ask again.
 */
@Singleton
final class Pauses {
  private static final Duration SHORTEST = Duration.ofSeconds(64);
  private static final Duration DAY = Duration.ofDays(1);
  private final Map<InetSocketAddress, Pause> pauses = new ConcurrentHashMap<>();
  private final SharedFile file;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private boolean isRead;

  @Inject
  Pauses(Settings settings, InstantSource clock) {
    this(
        new SharedFile(
            settings.data().resolve("pauses.properties"),
            "a time server that asked for a pause may be asked again after a start"),
        clock,
        System::nanoTime);
  }

  Pauses(SharedFile file, InstantSource clock, LongSupplier nanoTime) {
    this.file = file;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** Reads what earlier processes heard, once and not before it is needed. */
  synchronized void open() throws InterruptedException {
    if (!isRead) {
      file.read().forEach(this::recall);
      isRead = true;
    }
  }

  private void recall(String key, String text) {
    Optional<Pause> pause = Pause.parse(text, clock.instant(), nanoTime.getAsLong());
    Pause.server(key).ifPresent(server -> pause.ifPresent(p -> pauses.put(server, p)));
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
  synchronized void heard(InetSocketAddress server, Optional<String> kiss, Duration every)
      throws InterruptedException {
    // Pools have many servers: those met long ago need not be remembered.
    pauses.values().removeIf(pause -> !isKept(pause));
    Pause before = pauses.get(server);
    switch (kiss.orElse("")) {
      case "RATE" -> pauses.put(server, longer(before, every));
      case "DENY", "RSTR" -> pauses.put(server, pause(Refused.Reason.DENIED, DAY));
      default -> pauses.remove(server);
    }
    if (!Objects.equals(before, pauses.get(server))) {
      keep(server);
    }
  }

  /** Only this server's line: other processes have theirs. */
  private void keep(InetSocketAddress server) throws InterruptedException {
    Instant now = clock.instant();
    long nanos = nanoTime.getAsLong();
    Optional<Pause> pause = Optional.ofNullable(pauses.get(server));
    file.change(
        kept -> {
          kept.values()
              .removeIf(text -> Pause.parse(text, now, nanos).filter(this::isKept).isEmpty());
          pause.ifPresentOrElse(
              p -> kept.put(Pause.key(server), p.text(now, nanos)),
              () -> kept.remove(Pause.key(server)));
          return kept;
        });
  }

  private boolean isKept(Pause pause) {
    return !pause.left(nanoTime.getAsLong()).plus(DAY).isNegative();
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
