package dev.controllerstatus.rounds;

import dev.controllerstatus.config.Settings;
import dev.controllerstatus.config.SharedFile;
import dev.controllerstatus.sample.Outcome.Skipped;
import dev.controllerstatus.target.Target;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * When far ends with terms of their own were asked last, by whichever process: kept in {@code
 * asked.properties} of the data folder, so that neither a restart nor a {@code check} asks sooner.
 */
@Singleton
final class LastAsked {
  private final SharedFile file;
  private final InstantSource clock;

  @Inject
  LastAsked(Settings settings, InstantSource clock) {
    this(
        new SharedFile(
            settings.data().resolve("asked.properties"),
            "a public server may be asked again after each start and by each check"),
        clock);
  }

  LastAsked(SharedFile file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * Claims the one attempt that the target's terms allow. Where the file cannot be used the claim
   * is granted; within this process the seat keeps to the terms by itself.
   *
   * @return empty when the attempt may begin now; otherwise why not
   */
  Optional<Skipped> claim(Target target) throws InterruptedException {
    Duration least = target.atMostEvery();
    return least.isZero()
        ? Optional.empty()
        : file.change(asked -> claim(asked, target.id().toString(), least))
            .flatMap(Function.identity());
  }

  private Optional<Skipped> claim(Map<String, String> asked, String id, Duration least) {
    Instant now = clock.instant();
    // An instant of the future says nothing: the clock was set back since.
    Optional<Skipped> early =
        instant(asked.get(id))
            .filter(last -> !last.isAfter(now) && last.plus(least).isAfter(now))
            .map(last -> new Skipped(last, last.plus(least)));
    if (early.isEmpty()) {
      asked.put(id, now.toString());
    }
    return early;
  }

  private static Optional<Instant> instant(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
