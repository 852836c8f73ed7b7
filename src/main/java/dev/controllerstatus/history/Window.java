package dev.controllerstatus.history;

import java.time.Instant;

/** A stretch of time, from a moment on and up to another, which is no longer part of it. */
public record Window(Instant from, Instant to) {
  /** Checks the order. */
  public Window {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("from %s to %s is no window".formatted(from, to));
    }
  }

  /** Whether a moment is within. */
  public boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }
}
