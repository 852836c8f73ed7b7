package dev.controllerstatus.guard;

import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/**
 * What went wrong with a request, RFC 9457.
 *
 * @param type a stable name, {@code urn:controller-status:…}
 * @param title the status in words
 * @param detail what to do about it
 */
@Serdeable
public record Problem(String type, String title, int status, String detail) {
  /** The media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(int status, String detail) {
    return of(status, title(status).toLowerCase(Locale.ROOT).replace(' ', '-'), detail);
  }

  static Problem of(int status, String word, String detail) {
    return new Problem("urn:controller-status:" + word, title(status), status, detail);
  }

  private static String title(int status) {
    return status == WrongHost.STATUS ? "Misdirected Request" : HttpStatus.getDefaultReason(status);
  }
}
