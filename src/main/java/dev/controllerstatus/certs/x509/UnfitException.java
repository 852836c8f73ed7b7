package dev.controllerstatus.certs.x509;

/** A file that can be read but does not hold what it must; the message is one plain sentence. */
public final class UnfitException extends Exception {
  private static final long serialVersionUID = 1;

  /** Without a cause that would tell more. */
  public UnfitException(String message) {
    super(message);
  }

  /** With what a library said. */
  public UnfitException(String message, Throwable cause) {
    super(message, cause);
  }
}
