package dev.controllerstatus.history.export;

/** A window of time that is none; the message says what is wrong, for whoever has typed it. */
public final class BadWindowException extends Exception {
  private static final long serialVersionUID = 1;

  BadWindowException(String message) {
    super(message);
  }
}
