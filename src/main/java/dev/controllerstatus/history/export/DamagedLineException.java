package dev.controllerstatus.history.export;

/** A line of an export that cannot be read; the message is its number and what is wrong with it. */
public final class DamagedLineException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * Names the line.
   *
   * @param number counted from 1
   */
  DamagedLineException(long number, UnfitException fault) {
    super("line " + number + ": " + fault.getMessage(), fault);
  }
}
