package dev.controllerstatus.history;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How the keeping of samples goes.
 *
 * @param trouble why nothing is written at the moment; checks go on all the same
 * @param repair what was done about a damaged file, since the start
 */
public record Recording(Optional<Trouble> trouble, Optional<Repair> repair) {
  /** All is well. */
  public static final Recording WELL = new Recording(Optional.empty(), Optional.empty());

  /** What keeps the disk from taking samples. */
  public record Trouble(Kind kind, Instant since, String detail) {
    /** In the order of what a person looks for first. */
    public enum Kind {
      DISK_FULL,
      READ_ONLY,
      NOT_PERMITTED,
      DISK_ERROR,
      BEING_REPAIRED;

      /** The word in the interface. */
      public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
      }
    }
  }

  /**
   * A damaged file was replaced by what could be read of it.
   *
   * @param setAside name of the damaged file in the data folder
   * @param samples how many samples could be read
   */
  public record Repair(Instant at, String setAside, long samples) {}
}
