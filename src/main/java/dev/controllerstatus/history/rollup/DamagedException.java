package dev.controllerstatus.history.rollup;

/** Bytes that are not a block as it was written. */
public final class DamagedException extends Exception {
  private static final long serialVersionUID = 1;

  DamagedException(String message) {
    super(message);
  }
}
