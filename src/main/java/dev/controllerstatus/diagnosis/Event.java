package dev.controllerstatus.diagnosis;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * Something that happened and needs nobody, but explains what was seen around it.
 *
 * @param values as in {@link Cause#values}
 */
public record Event(Kind kind, Instant at, Map<String, String> values) {
  /** What happened. */
  public enum Kind {
    /** The standby has taken over, as it should. */
    GATEWAY_FAILOVER,
    /** The box did not run, or was stopped: nothing is known of that time. */
    BOX_GAP;

    /** The word in the interface, such as {@code gateway.failover}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
  }

  /** Copies. */
  public Event {
    values = Map.copyOf(values);
  }
}
