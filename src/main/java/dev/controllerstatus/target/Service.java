package dev.controllerstatus.target;

import dev.controllerstatus.config.Durations;
import dev.controllerstatus.config.Section;
import java.time.Duration;

/**
 * What every target has, whatever its kind: what it is called, what it is for, and how it is asked.
 *
 * @param purpose what the service does for the box, one sentence without a full stop
 * @param effect what its absence means for charging
 * @param essential whether charging suffers without it
 * @param every time from one attempt to the next
 * @param timeout the hard end of one attempt; shorter than {@code every}
 * @param slowAbove from this latency on the light is yellow
 */
public record Service(
    TargetId id,
    String name,
    String purpose,
    String effect,
    boolean essential,
    Duration every,
    Duration timeout,
    Duration slowAbove) {
  /** The usual time between two attempts. */
  public static final Duration EVERY = Duration.ofSeconds(10);

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /**
   * Reads the keys common to all kinds.
   *
   * @param every the default of this kind
   */
  public static Service read(TargetId id, Section section, Duration every) {
    return read(id, section, every, SHORTEST, "");
  }

  /**
   * Reads the keys common to all kinds, for a far end that has terms of its own.
   *
   * @param every the default
   * @param least the shortest time between two attempts that the terms allow
   * @param terms whose terms they are, in a word or two
   */
  public static Service read(
      TargetId id, Section section, Duration every, Duration least, String terms) {
    Duration chosen = section.duration("every", least, Duration.ofDays(1), every, terms);
    Service service =
        new Service(
            id,
            section.text("name", id.toString()),
            section.text("purpose", ""),
            section.text("effect", ""),
            section.flag("essential", false),
            chosen,
            section.duration("timeout", Duration.ofMillis(100), MINUTE, timeoutFor(chosen)),
            section.duration("slow-above", Duration.ofMillis(1), MINUTE, Duration.ofMillis(200)));
    service.checkRhythm(section);
    return service;
  }

  /** The same under another name, for a target that follows from this one. */
  public Service as(TargetId other, String called) {
    return new Service(other, called, purpose, effect, essential, every, timeout, slowAbove);
  }

  /** For how long a result counts as fresh. */
  public Duration freshFor() {
    return every.multipliedBy(2);
  }

  /** Five seconds, or less where that would not fit into the interval. */
  private static Duration timeoutFor(Duration every) {
    Duration most = every.multipliedBy(4).dividedBy(5);
    return most.compareTo(TIMEOUT) < 0 ? most : TIMEOUT;
  }

  // Two attempts of one target never overlap, so one must end before the next is due.
  private void checkRhythm(Section section) {
    if (timeout.compareTo(every) >= 0) {
      String allowed = "less than every (%s)".formatted(Durations.format(every));
      section.problem("timeout", Durations.format(timeout), allowed);
    }
  }
}
