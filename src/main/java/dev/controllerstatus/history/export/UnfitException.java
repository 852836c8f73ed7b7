package dev.controllerstatus.history.export;

/** A line or a field of it is not what it should be. */
final class UnfitException extends Exception {
  private static final long serialVersionUID = 1;

  UnfitException(String fault) {
    super(fault);
  }
}
