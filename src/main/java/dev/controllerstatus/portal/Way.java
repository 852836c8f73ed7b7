package dev.controllerstatus.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;

/**
 * The way to the portal. Some phones have been seen to ignore a redirect and to look at a page
 * only, and Android takes an empty one for a fault: so both, in one answer.
 */
final class Way {
  private static final int FOUND = 302;

  private Way() {}

  /** For all. */
  static MutableHttpResponse<byte[]> redirect(String url) {
    return page(HttpResponse.status(FOUND, "Found"), url).header("Location", url);
  }

  /** For systems that take a redirect for a defect. */
  static MutableHttpResponse<byte[]> inline(String url) {
    return page(HttpResponse.ok(), url);
  }

  private static MutableHttpResponse<byte[]> page(
      MutableHttpResponse<byte[]> response, String url) {
    String page =
        "<!doctype html><meta http-equiv=\"refresh\" content=\"0;url=%1$s\"><a href=\"%1$s\">Open</a>"
            .formatted(url);
    return response
        .header("Cache-Control", "no-store")
        .header("Connection", "close")
        .contentType("text/html; charset=utf-8")
        .body(page.getBytes(UTF_8));
  }
}
