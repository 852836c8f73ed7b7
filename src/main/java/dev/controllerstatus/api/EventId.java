package dev.controllerstatus.api;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an event stands among all of a box, over its restarts too; written {@code sample.number}.
 *
 * @param sample id of the last sample before the event, or that it tells of
 * @param number counts the other events since that sample
 */
record EventId(long sample, int number) implements Comparable<EventId> {
  private static final Comparator<EventId> ORDER =
      Comparator.comparingLong(EventId::sample).thenComparingInt(EventId::number);

  /** Empty for what no box has written. */
  static Optional<EventId> parse(@Nullable String text) {
    String[] parts = text == null ? new String[0] : text.split("\\.", -1);
    try {
      return parts.length == 2
          ? Optional.of(new EventId(Long.parseLong(parts[0]), Integer.parseInt(parts[1])))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  EventId next() {
    return new EventId(sample, number + 1);
  }

  @Override
  public int compareTo(EventId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return sample + "." + number;
  }
}
