package dev.controllerstatus.certs.acme;

import dev.controllerstatus.certs.acme.AcmeState.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why an order came to nothing, in one sentence for people. */
final class AcmeTrouble extends Exception {
  private static final long serialVersionUID = 1;
  private final Reason reason;
  private final @Nullable Instant notBefore;

  AcmeTrouble(Reason reason, String sentence, @Nullable Throwable cause) {
    this(reason, sentence, null, cause);
  }

  /**
   * The whole of it.
   *
   * @param notBefore the authority does not want to be asked earlier
   */
  AcmeTrouble(
      Reason reason, String sentence, @Nullable Instant notBefore, @Nullable Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
    this.notBefore = notBefore;
  }

  Reason reason() {
    return reason;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }

  @Nullable Instant notBefore() {
    return notBefore;
  }
}
