package dev.controllerstatus.hotspot;

import java.io.IOException;

/** There can be no hotspot now. */
public final class TroubleException extends IOException {
  private static final long serialVersionUID = 1L;
  private final Trouble trouble;

  /**
   * With what is worth a line in the log.
   *
   * @param detail in plain words, or as the system said it
   */
  public TroubleException(Trouble trouble, String detail) {
    super(detail);
    this.trouble = trouble;
  }

  /** Which. */
  public Trouble trouble() {
    return trouble;
  }
}
