package dev.controllerstatus.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people added to an incident.
 *
 * @param note null as long as nobody wrote one
 * @param acknowledged null as long as nobody did
 */
public record Remarks(@Nullable Note note, @Nullable Acknowledgement acknowledged) {
  static final Remarks NONE = new Remarks(null, null);

  /**
   * What an operator wrote.
   *
   * @param by the user
   */
  public record Note(String text, String by, Instant at) {
    /** Characters of a note, at most. */
    public static final int MOST = 2000;

    /** Checks the length. */
    public Note {
      if (text.isBlank() || text.length() > MOST) {
        throw new IllegalArgumentException("a note has 1 to " + MOST + " characters");
      }
    }
  }

  /**
   * That somebody knows of it.
   *
   * @param by the user
   */
  public record Acknowledgement(String by, Instant at) {}

  /** With another note, or none. */
  public Remarks noted(@Nullable Note newNote) {
    return new Remarks(newNote, acknowledged);
  }

  /** The first to acknowledge stays the one. */
  public Remarks acknowledgedBy(Acknowledgement by) {
    return acknowledged == null ? new Remarks(note, by) : this;
  }
}
